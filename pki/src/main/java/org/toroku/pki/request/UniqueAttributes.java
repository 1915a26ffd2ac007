package org.toroku.pki.request;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** No attribute comes twice (RFC 2986 4.1: a set): readers disagree about which of the two counts. */
record UniqueAttributes() implements RequestCheck {
    @Override
    public Optional<KeyRequestOutcome.Refused> refusal(ParsedRequest request) {
        Set<ASN1ObjectIdentifier> seen = new HashSet<>();
        for (ASN1ObjectIdentifier type : request.attributes()) {
            // The first extension request is not in the list: one that is, is the second.
            if (!seen.add(type) || type.equals(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)) {
                return RequestCheck.refuse(RefusalCode.DUPLICATE_ATTRIBUTE, type.getId());
            }
        }
        return Optional.empty();
    }
}
