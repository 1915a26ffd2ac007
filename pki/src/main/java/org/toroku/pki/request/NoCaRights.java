package org.toroku.pki.request;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Nobody asks to become a CA (RFC 5280 4.2.1.9, 4.2.1.3). The certificate would not follow the wish; but who utters it
 * wants something else than a subscriber's certificate.
 */
record NoCaRights() implements RequestCheck {
    @Override
    public Optional<KeyRequestOutcome.Refused> refusal(ParsedRequest request) {
        for (RequestedExtension extension : request.extensions()) {
            byte[] value = extension.value().toByteArray();
            if (extension.id().equals(Extension.basicConstraints)
                    && BasicConstraints.getInstance(value).isCA()) {
                return RequestCheck.refuse(RefusalCode.CA_REQUESTED, "basicConstraints");
            }
            if (extension.id().equals(Extension.keyUsage)) {
                KeyUsage usage = KeyUsage.getInstance(ASN1BitString.getInstance(value));
                if (usage.hasUsages(KeyUsage.keyCertSign) || usage.hasUsages(KeyUsage.cRLSign)) {
                    return RequestCheck.refuse(RefusalCode.CA_REQUESTED, "keyUsage");
                }
            }
        }
        return Optional.empty();
    }
}
