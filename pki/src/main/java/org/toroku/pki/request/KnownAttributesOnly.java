package org.toroku.pki.request;

import java.util.Optional;

/**
 * No attribute beside the extension request (RFC 2985 5.4), no control and no registration info (RFC 4211 6, 7): what
 * nobody reads should not be signed either.
 */
record KnownAttributesOnly() implements RequestCheck {
    @Override
    public Optional<KeyRequestOutcome.Refused> refusal(ParsedRequest request) {
        return request.attributes().stream()
                .findFirst()
                .flatMap(type -> RequestCheck.refuse(RefusalCode.ODD_ATTRIBUTE, type.getId()));
    }
}
