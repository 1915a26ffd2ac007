package org.toroku.pki.request;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** No extension comes twice (RFC 5280 4.2). */
record UniqueExtensions() implements RequestCheck {
    @Override
    public Optional<KeyRequestOutcome.Refused> refusal(ParsedRequest request) {
        Set<ASN1ObjectIdentifier> seen = new HashSet<>();
        return request.extensions().stream()
                .map(RequestedExtension::id)
                .filter(id -> !seen.add(id))
                .findFirst()
                .flatMap(id -> RequestCheck.refuse(RefusalCode.DUPLICATE_EXTENSION, id.getId()));
    }
}
