package org.toroku.pki.request;

import java.util.Optional;

/** One demand on a request. */
interface RequestCheck {
    /** Empty where the request meets it. May throw unchecked exceptions on hostile encodings. */
    Optional<KeyRequestOutcome.Refused> refusal(ParsedRequest request);

    static Optional<KeyRequestOutcome.Refused> refuse(RefusalCode code, String detail) {
        return Optional.of(new KeyRequestOutcome.Refused(code, detail));
    }
}
