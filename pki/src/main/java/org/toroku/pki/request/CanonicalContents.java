package org.toroku.pki.request;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.toroku.pki.Der;
import org.toroku.pki.x509.StrictDer;

/**
 * What is packed inside strings is DER as well: extension values, RSA keys; and defaults are left out (X.690 11.5). That
 * the request around them is DER was seen when it was read.
 */
record CanonicalContents(RequestProfile profile) implements RequestCheck {
    @Override
    public Optional<KeyRequestOutcome.Refused> refusal(ParsedRequest request) {
        for (RequestedExtension extension : request.extensions()) {
            if (extension.saysDefault() || !isCanonical(extension)) {
                return RequestCheck.refuse(
                        RefusalCode.NON_CANONICAL, extension.id().getId());
            }
        }
        Der key = Der.of(request.key().getPublicKeyData().getOctets());
        boolean packed = request.key().getAlgorithm().getAlgorithm().on(PKCSObjectIdentifiers.pkcs_1);
        return packed && StrictDer.read(key, profile.maximumBytes()).isEmpty()
                ? RequestCheck.refuse(RefusalCode.NON_CANONICAL, "key")
                : Optional.empty();
    }

    private boolean isCanonical(RequestedExtension extension) {
        return StrictDer.read(extension.value(), profile.maximumBytes())
                .map(value -> !extension.id().equals(Extension.basicConstraints) || !saysDefault(value))
                .orElse(false);
    }

    /** {@code cA FALSE} is the default (RFC 5280 4.2.1.9); the library's structure would write it again. */
    private static boolean saysDefault(ASN1Primitive constraints) {
        ASN1Sequence parts = ASN1Sequence.getInstance(constraints);
        return parts.size() > 0 && ASN1Boolean.FALSE.equals(parts.getObjectAt(0));
    }
}
