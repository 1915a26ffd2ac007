package org.toroku.renewal;

import org.springframework.dao.ConcurrencyFailureException;

/** Another renewal of the certificate was verified meanwhile; the step is delivered again and judges anew. */
final class ClaimOvertakenException extends ConcurrencyFailureException {
    private static final long serialVersionUID = 1;

    ClaimOvertakenException() {
        super("another renewal of the certificate came first");
    }
}
