/** Plays a My Number Card before a virtual reader, for trials where nobody has to lay a real one down. */
@NullMarked
package org.toroku.testkit.emulator;

import org.jspecify.annotations.NullMarked;
