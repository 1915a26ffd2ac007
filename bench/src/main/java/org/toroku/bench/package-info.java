/** Measures Toroku as ratios against limits of the same run. */
@NullMarked
package org.toroku.bench;

import org.jspecify.annotations.NullMarked;
