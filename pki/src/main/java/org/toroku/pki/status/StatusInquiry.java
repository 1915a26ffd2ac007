package org.toroku.pki.status;

import java.time.Clock;
import java.util.Optional;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.IdentityPolicy;
import org.toroku.pki.x509.AcceptedAlgorithms;

/**
 * Asks OCSP first; a CRL only where policy names one and OCSP could not speak. A suspicious OCSP answer stands: whoever
 * can spoil answers must not be able to choose the older source (JPKI Act art. 18).
 */
public final class StatusInquiry {
    private final StatusSource first;
    private final Optional<StatusSource> fallback;

    /** @param fallback asked only where {@code first} was not reached */
    public StatusInquiry(StatusSource first, Optional<StatusSource> fallback) {
        this.first = first;
        this.fallback = fallback;
    }

    /** OCSP and CRL over HTTP as the policy says. */
    public static StatusInquiry overHttp(IdentityPolicy policy, Clock clock) {
        AcceptedAlgorithms algorithms = AcceptedAlgorithms.of(policy.algorithms());
        BoundedHttp http = new BoundedHttp(policy.timeout(), policy.maxResponseBytes());
        return new StatusInquiry(
                new OcspSource(policy.ocsp(), http, new OcspJudge(algorithms, policy.freshness()), clock),
                policy.crl()
                        .map(address ->
                                new CrlSource(address, http, new CrlJudge(algorithms, policy.crlFreshness()), clock)));
    }

    public CardStatus ask(StatusQuestion question) {
        return switch (first.ask(question)) {
            case StatusAnswer.Answered answered -> answered.status();
            case StatusAnswer.NotReached silent ->
                fallback.map(source -> source.ask(question))
                        .<CardStatus>map(second -> switch (second) {
                            case StatusAnswer.Answered answered -> answered.status();
                            // Both silent: the first source's trouble is the one to report.
                            case StatusAnswer.NotReached _ -> silent.status();
                        })
                        .orElseGet(silent::status);
        };
    }
}
