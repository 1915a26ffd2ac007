package org.toroku.pki.jpki.check;

import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.toroku.pki.identity.Reasons;

/** The certificate is not that of a CA. */
public record EndEntity() implements Check {
    @Override
    public String id() {
        return "end-entity";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.2.1.9";
    }

    @Override
    public Optional<String> refusal(Presented presented) {
        return presented
                .certificate()
                .extension(Extension.basicConstraints)
                .filter(extension ->
                        BasicConstraints.getInstance(extension.getParsedValue()).isCA())
                .map(ca -> Reasons.CA_CERTIFICATE);
    }
}
