package org.toroku.pki.jpki;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.IdentityPolicy;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.IdentityVerifier;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.identity.StatusEvidence;
import org.toroku.pki.jpki.SignatureReader.Reading;
import org.toroku.pki.jpki.check.BasicItems;
import org.toroku.pki.jpki.check.Check;
import org.toroku.pki.jpki.check.FourItems;
import org.toroku.pki.jpki.check.Presented;
import org.toroku.pki.status.StatusInquiry;
import org.toroku.pki.status.StatusQuestion;
import org.toroku.pki.x509.Anchors;
import org.toroku.pki.x509.Issuer;
import org.toroku.pki.x509.ParsedCertificate;

/**
 * Verifies applications signed with a My Number Card: reads strictly, runs every check, and asks for the status of those
 * that passed. Immutable and thread-safe; takes at most twice the policy's timeout (OCSP, then CRL).
 */
public final class JpkiVerifier implements IdentityVerifier {
    private static final String STATUS_CHECK = "card-status";
    private static final String STATUS_CLAUSE = "JPKI Act art. 17(1)(iv), 18; RFC 6960 3.2";

    private final Anchors anchors;
    private final List<Check> checks;
    private final StatusInquiry inquiry;
    private final SignatureReader reader = new SignatureReader();
    private final Clock clock;

    /** @throws IllegalArgumentException for a policy with no or unreadable anchors, or unreadable algorithm names */
    public JpkiVerifier(IdentityPolicy policy, Clock clock) {
        this(policy, StatusInquiry.overHttp(policy, clock), clock);
    }

    /** As above, with another way to ask for the status. */
    public JpkiVerifier(IdentityPolicy policy, StatusInquiry inquiry, Clock clock) {
        this.anchors = Anchors.of(policy.anchors(), policy.testMode());
        this.checks = JpkiChecks.under(policy);
        this.inquiry = inquiry;
        this.clock = clock;
    }

    @Override
    public IdentityVerification verify(SignedApplication signed) {
        return switch (reader.read(signed)) {
            case Reading.Unreadable unreadable ->
                rejected(List.of(unreadable.finding()), Optional.empty(), List.of(), Optional.empty());
            case Reading.Read read ->
                verify(
                        read,
                        new Presented(
                                signed.content(),
                                read.form(),
                                read.certificate(),
                                anchors.issuerOf(read.certificate()),
                                clock.instant()));
        };
    }

    private IdentityVerification verify(Reading.Read read, Presented presented) {
        List<CheckResult> found = Stream.concat(
                        read.findings().stream(), checks.stream().map(check -> check.run(presented)))
                .toList();
        Optional<Der> certificate = Optional.of(presented.certificate().der());
        return switch (presented.issuer()) {
            case Issuer.Unknown _ -> rejected(found, certificate, List.of(), Optional.empty());
            case Issuer.Known known -> {
                List<Der> path =
                        List.of(presented.certificate().der(), known.anchor().der());
                // A card that fails is not worth asking about; nor is the service to learn who tried.
                yield firstReason(found).isPresent()
                        ? rejected(found, certificate, path, Optional.empty())
                        : withStatus(
                                found,
                                presented.certificate(),
                                path,
                                inquiry.ask(new StatusQuestion(presented.certificate(), known.anchor())));
            }
        };
    }

    private static IdentityVerification withStatus(
            List<CheckResult> found, ParsedCertificate certificate, List<Der> path, CardStatus status) {
        List<CheckResult> all = new ArrayList<>(found);
        all.add(finding(status));
        return switch (status) {
            case CardStatus.Good good ->
                switch (BasicItems.read(certificate)) {
                    case FourItems.Certified certified ->
                        new IdentityVerification.Verified(
                                List.copyOf(all), certificate.der(), path, good, certified.items());
                    case FourItems.Refused refused ->
                        throw new IllegalStateException(
                                "items passed their check and were then refused: " + refused.reason());
                };
            case CardStatus.Revoked _ -> rejected(all, Optional.of(certificate.der()), path, Optional.of(status));
            case CardStatus.Unknown _, CardStatus.Unavailable _ ->
                new IdentityVerification.Pending(List.copyOf(all), certificate.der(), path, status);
        };
    }

    private static CheckResult finding(CardStatus status) {
        return switch (status) {
            case CardStatus.Good _ -> new CheckResult.Passed(STATUS_CHECK, STATUS_CLAUSE);
            case CardStatus.Revoked _ -> new CheckResult.Failed(STATUS_CHECK, STATUS_CLAUSE, Reasons.CARD_REVOKED);
            case CardStatus.Unknown _ -> new CheckResult.Failed(STATUS_CHECK, STATUS_CLAUSE, Reasons.CARD_UNKNOWN);
            case CardStatus.Unavailable unavailable ->
                new CheckResult.Failed(STATUS_CHECK, STATUS_CLAUSE, unavailable.reason());
        };
    }

    private static IdentityVerification rejected(
            List<CheckResult> found, Optional<Der> certificate, List<Der> path, Optional<CardStatus> status) {
        String reason =
                firstReason(found).orElseThrow(() -> new IllegalStateException("rejected although every check passed"));
        return new IdentityVerification.Rejected(List.copyOf(found), reason, certificate, path, status);
    }

    private static Optional<String> firstReason(List<CheckResult> found) {
        return found.stream()
                .filter(CheckResult.Failed.class::isInstance)
                .map(CheckResult.Failed.class::cast)
                .map(CheckResult.Failed::reason)
                .findFirst();
    }

    /**
     * Asks anew. A certificate that is outside its validity, not of a pinned issuer or unreadable gives
     * {@code Unavailable} with the reason: the status service's "good" would not mean that it may be relied on.
     */
    @Override
    public CardStatus status(Der certificate) {
        return ParsedCertificate.read(certificate)
                .map(read -> switch (anchors.issuerOf(read)) {
                    case Issuer.Known known -> statusOf(new StatusQuestion(read, known.anchor()));
                    case Issuer.Unknown unknown -> notAsked(unknown.reason());
                })
                .orElseGet(() -> notAsked(Reasons.CERTIFICATE_MALFORMED));
    }

    private CardStatus statusOf(StatusQuestion question) {
        Instant now = clock.instant();
        if (question.certificate().isValidAt(now)) {
            return inquiry.ask(question);
        }
        return notAsked(
                now.isBefore(question.certificate().notBefore()) ? Reasons.CARD_NOT_YET_VALID : Reasons.CARD_EXPIRED);
    }

    private CardStatus notAsked(String reason) {
        return new CardStatus.Unavailable(
                reason,
                new StatusEvidence(
                        StatusEvidence.NOBODY,
                        clock.instant(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
