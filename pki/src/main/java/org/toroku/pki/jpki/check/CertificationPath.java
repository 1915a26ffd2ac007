package org.toroku.pki.jpki.check;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.x509.Crypto;
import org.toroku.pki.x509.Issuer;
import org.toroku.pki.x509.ParsedCertificate;

/** The path to the pinned anchor is valid as a whole, with an explicit accepted policy. */
public record CertificationPath(Set<String> policyOids) implements Check {
    @Override
    public String id() {
        return "certification-path";
    }

    @Override
    public String clause() {
        return "RFC 5280 6.1";
    }

    public CertificationPath {
        policyOids = Set.copyOf(policyOids);
    }

    @Override
    public Optional<String> refusal(Presented presented) {
        return switch (presented.issuer()) {
            case Issuer.Known known -> validate(presented, known.anchor());
            case Issuer.Unknown _ -> Optional.of(Reasons.PATH_NOT_BUILT);
        };
    }

    private Optional<String> validate(Presented presented, ParsedCertificate anchor) {
        try {
            CertPathValidator.getInstance("PKIX", Crypto.PROVIDER)
                    .validate(
                            CertificateFactory.getInstance("X.509", Crypto.PROVIDER)
                                    .generateCertPath(
                                            List.of(presented.certificate().toJca())),
                            parameters(anchor, presented));
            return Optional.empty();
        } catch (CertPathValidatorException refused) {
            return Optional.of(Reasons.PATH_INVALID);
        } catch (GeneralSecurityException notProcessable) {
            return Optional.of(Reasons.NOT_PROCESSABLE);
        }
    }

    private PKIXParameters parameters(ParsedCertificate anchor, Presented presented)
            throws GeneralSecurityException, InvalidAlgorithmParameterException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor.toJca(), null)));
        parameters.setDate(Date.from(presented.at()));
        parameters.setExplicitPolicyRequired(true);
        parameters.setAnyPolicyInhibited(true);
        parameters.setPolicyMappingInhibited(true);
        parameters.setInitialPolicies(policyOids);
        // Revocation is asked for separately: with a nonce, and with its evidence kept.
        parameters.setRevocationEnabled(false);
        return parameters;
    }
}
