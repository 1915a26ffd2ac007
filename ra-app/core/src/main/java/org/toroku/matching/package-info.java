/** Compares what the applicant wrote with what the card certifies. */
@NullMarked
package org.toroku.matching;

import org.jspecify.annotations.NullMarked;
