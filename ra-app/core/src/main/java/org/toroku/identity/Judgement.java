package org.toroku.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.identity.Identities.Verification;
import org.toroku.pki.Der;
import org.toroku.pki.identity.BasicFourItems;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.workflows.Variables;

/** What a verification means for the case: go on, wait, or end. */
@Component
class Judgement {
    private final PersonHash persons;
    private final StatusPatience patience;

    Judgement(PersonHash persons, StatusPatience patience) {
        this.persons = persons;
        this.patience = patience;
    }

    /** @param variables for the engine: codes and absolute times only */
    record Judged(Verification verification, Map<String, Object> variables) {}

    /** @param attempt number of this attempt, 1 or more; every earlier one was pending */
    Judged of(IdentityVerification verification, Instant submittedAt, Instant now, int attempt) {
        return switch (verification) {
            case IdentityVerification.Verified verified ->
                judged(attempt, Variables.VERIFIED, Optional.empty(), verification, Optional.of(verified.items()));
            case IdentityVerification.Rejected rejected ->
                judged(attempt, Variables.REJECTED, Optional.of(rejected.reason()), verification, Optional.empty());
            case IdentityVerification.Pending pending ->
                patience.next(submittedAt, now, attempt)
                        .map(next -> pending(attempt, pending, next, patience.deadline(submittedAt)))
                        .orElseGet(() -> judged(
                                attempt,
                                Variables.REJECTED,
                                Optional.of(VerifyIdentityStep.STATUS_UNAVAILABLE),
                                verification,
                                Optional.empty()));
        };
    }

    private Judged pending(int attempt, IdentityVerification.Pending pending, Instant next, Instant deadline) {
        Judged judged = judged(
                attempt,
                Variables.PENDING,
                Optional.of(VerifyIdentityStep.STATUS_UNAVAILABLE),
                pending,
                Optional.empty());
        return new Judged(
                judged.verification(),
                Map.of(
                        Variables.VERIFICATION, Variables.PENDING,
                        Variables.STATUS_RETRY_AT, next.toString(),
                        Variables.STATUS_DEADLINE, deadline.toString()));
    }

    private Judged judged(
            int attempt,
            String result,
            Optional<String> reason,
            IdentityVerification verification,
            Optional<BasicFourItems> items) {
        Verification outcome = new Verification(
                attempt,
                result,
                reason,
                verification.checks(),
                items,
                verification.signerCertificate().map(Der::sha256Hex),
                items.map(persons::of));
        return new Judged(outcome, Map.of(Variables.VERIFICATION, result));
    }
}
