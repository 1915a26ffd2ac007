/** Makes the documents that a stranger might send, each with what has to come of it. */
@NullMarked
package org.toroku.intake.corpus;

import org.jspecify.annotations.NullMarked;
