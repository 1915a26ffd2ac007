package org.toroku.pki.jpki.check;

import java.util.Optional;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.x509.AcceptedAlgorithms;
import org.toroku.pki.x509.Issuer;

/** The CA signed the certificate with an accepted algorithm and key. */
public record CertificateAlgorithm(AcceptedAlgorithms algorithms) implements Check {
    @Override
    public String id() {
        return "certificate-algorithm";
    }

    @Override
    public String clause() {
        return "JPKI Enforcement Rules art. 2";
    }

    @Override
    public Optional<String> refusal(Presented presented) {
        return switch (presented.issuer()) {
            case Issuer.Known known ->
                algorithms.refusal(presented.certificate().holder().getSignatureAlgorithm(), known.anchor());
            case Issuer.Unknown _ -> Optional.of(Reasons.PATH_NOT_BUILT);
        };
    }
}
