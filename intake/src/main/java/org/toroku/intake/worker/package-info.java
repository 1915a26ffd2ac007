/** The process that reads documents from strangers; nothing of it runs in the RA's own. */
@NullMarked
package org.toroku.intake.worker;

import org.jspecify.annotations.NullMarked;
