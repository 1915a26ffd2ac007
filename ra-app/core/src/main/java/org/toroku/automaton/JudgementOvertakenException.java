package org.toroku.automaton;

import org.springframework.dao.ConcurrencyFailureException;

/** Switch or quota changed between judging and committing; the step is delivered again and judges anew. */
final class JudgementOvertakenException extends ConcurrencyFailureException {
    private static final long serialVersionUID = 1;

    JudgementOvertakenException() {
        super("switch or quota of the automaton changed meanwhile");
    }
}
