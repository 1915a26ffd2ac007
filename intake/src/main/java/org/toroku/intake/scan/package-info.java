/** Asks a malware scanner about documents. */
@NullMarked
package org.toroku.intake.scan;

import org.jspecify.annotations.NullMarked;
