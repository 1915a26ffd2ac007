/** The accredited automaton: risk facts and the decision table that accepts, rejects or refers. */
@NullMarked
package org.toroku.automaton;

import org.jspecify.annotations.NullMarked;
