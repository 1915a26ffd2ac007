/** A class that opens what only decisions may make. */
@NullMarked
package org.toroku.decision.offender;

import org.jspecify.annotations.NullMarked;
