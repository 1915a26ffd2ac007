/** Acceptance decisions (諾否の決定) by people and by the automaton, the only source of approved requests. */
@NullMarked
package org.toroku.decision;

import org.jspecify.annotations.NullMarked;
