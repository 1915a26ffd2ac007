package org.toroku.pki.request;

import java.util.Optional;

/** A template names key, subject and extensions only; serial number, issuer and validity are the CA's (RFC 4211 5). */
record KnownFieldsOnly() implements RequestCheck {
    @Override
    public Optional<KeyRequestOutcome.Refused> refusal(ParsedRequest request) {
        return request.fields().stream()
                .findFirst()
                .flatMap(field -> RequestCheck.refuse(RefusalCode.ODD_FIELD, field));
    }
}
