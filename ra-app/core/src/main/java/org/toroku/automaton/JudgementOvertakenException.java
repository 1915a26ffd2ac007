package org.toroku.automaton;

import org.springframework.dao.ConcurrencyFailureException;

/** Switch, quota or rules changed between judging and committing; the step is delivered again and judges anew. */
final class JudgementOvertakenException extends ConcurrencyFailureException {
    private static final long serialVersionUID = 1;

    JudgementOvertakenException() {
        super("switch, quota or rules of the automaton changed meanwhile");
    }
}
