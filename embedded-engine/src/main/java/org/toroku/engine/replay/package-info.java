/** Recorded cases live through process models once more, in simulated time and with the outcomes that they had. */
@NullMarked
package org.toroku.engine.replay;

import org.jspecify.annotations.NullMarked;
