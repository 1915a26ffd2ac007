package org.toroku.revocation;

import org.springframework.dao.ConcurrencyFailureException;

/** Switch, responsibility or the certificate changed between judging and committing; the step is delivered again. */
final class RequestOvertakenException extends ConcurrencyFailureException {
    private static final long serialVersionUID = 1;

    RequestOvertakenException() {
        super("what a signed request was judged by changed meanwhile");
    }
}
