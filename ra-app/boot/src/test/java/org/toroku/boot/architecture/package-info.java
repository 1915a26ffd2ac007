/** Boundaries between modules, as rules that run. */
@NullMarked
package org.toroku.boot.architecture;

import org.jspecify.annotations.NullMarked;
