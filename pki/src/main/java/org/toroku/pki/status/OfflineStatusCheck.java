package org.toroku.pki.status;

import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.IdentityPolicy;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.identity.StatusEvidence;
import org.toroku.pki.x509.AcceptedAlgorithms;
import org.toroku.pki.x509.Anchors;
import org.toroku.pki.x509.Issuer;
import org.toroku.pki.x509.ParsedCertificate;

/**
 * Judges stored status evidence again, as at the time it was obtained: no network, no clock. For auditors, years later
 * (Act 102/2000 Enforcement Rules art. 12). Give it the policy that was in force then.
 */
public final class OfflineStatusCheck {
    private final Anchors anchors;
    private final OcspJudge ocsp;
    private final CrlJudge crl;

    public OfflineStatusCheck(IdentityPolicy policy) {
        AcceptedAlgorithms algorithms = AcceptedAlgorithms.of(policy.algorithms());
        this.anchors = Anchors.of(policy.anchors(), policy.testMode());
        this.ocsp = new OcspJudge(algorithms, policy.freshness());
        this.crl = new CrlJudge(algorithms, policy.crlFreshness());
    }

    /** The status the evidence proves for {@code certificate}; {@code Unavailable} where it proves none. */
    public CardStatus recheck(Der certificate, StatusEvidence evidence) {
        return ParsedCertificate.read(certificate)
                .map(read -> switch (anchors.issuerOf(read)) {
                    case Issuer.Known known -> judge(new StatusQuestion(read, known.anchor()), evidence);
                    case Issuer.Unknown unknown -> new CardStatus.Unavailable(unknown.reason(), evidence);
                })
                .orElseGet(() -> new CardStatus.Unavailable(Reasons.CERTIFICATE_MALFORMED, evidence));
    }

    private CardStatus judge(StatusQuestion question, StatusEvidence evidence) {
        if (evidence.response().isEmpty()) {
            return new CardStatus.Unavailable(Reasons.EVIDENCE_INCOMPLETE, evidence);
        }
        Der response = evidence.response().get();
        if (evidence.source().equals(CrlSource.NAME)) {
            return crl.judge(question, response, evidence.checkedAt());
        }
        return evidence.request()
                .map(request -> ocsp.judge(question, request, response, evidence.checkedAt())
                        .status())
                .orElseGet(() -> new CardStatus.Unavailable(Reasons.EVIDENCE_INCOMPLETE, evidence));
    }
}
