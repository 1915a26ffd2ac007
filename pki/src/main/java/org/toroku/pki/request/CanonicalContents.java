package org.toroku.pki.request;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
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
                .map(value -> !extension.id().equals(Extension.basicConstraints)
                        || isSame(BasicConstraints.getInstance(value), extension.value()))
                .orElse(false);
    }

    /** The structure writes itself without its defaults. */
    private static boolean isSame(BasicConstraints constraints, Der written) {
        try {
            return Arrays.equals(constraints.getEncoded(ASN1Encoding.DER), written.toByteArray());
        } catch (IOException notEncodable) {
            return false;
        }
    }
}
