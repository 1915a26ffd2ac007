package org.toroku.issuance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.ca.CaConnector;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.SubscriberKeys;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;

/**
 * Revokes a certificate because somebody entitled asked for it (則6(10)). The request is in the book, and the case revoked,
 * before the CA hears of it; whoever finds a request without its outcome asks the CA again, which revokes once.
 */
@Component
public class RequestedRevocation {
    private final CertificateLedger ledger;
    private final Applications applications;
    private final CaConnector ca;
    private final SubscriberKeys keys;
    private final Book book;
    private final TransactionTemplate transaction;
    private final ObjectProvider<RevocationRequests> requests;

    RequestedRevocation(
            CertificateLedger ledger,
            Applications applications,
            CaConnector ca,
            SubscriberKeys keys,
            Book book,
            TransactionTemplate transaction,
            ObjectProvider<RevocationRequests> requests) {
        this.ledger = ledger;
        this.applications = applications;
        this.ca = ca;
        this.keys = keys;
        this.book = book;
        this.transaction = transaction;
        this.requests = requests;
    }

    /**
     * Takes the request, for the certificate and for those that renew it; nobody picks up or confirms anything of them any
     * more, and a renewal that has yet to be issued is not. Joins the caller's transaction.
     *
     * @return false where nothing is in force that could be revoked
     */
    public boolean request(UUID caseId, RevocationReason reason, Actor by) {
        ApplicationState state = applications.lock(caseId);
        if (state != ApplicationState.ISSUED && state != ApplicationState.DELIVERED) {
            return false;
        }
        requested(caseId, reason, by, Optional.empty());
        // whoever had the key renewed the certificate with it
        for (UUID renewal : ledger.renewalsOf(caseId)) {
            ApplicationState standing = applications.lock(renewal);
            if (standing == ApplicationState.ISSUED || standing == ApplicationState.DELIVERED) {
                requested(renewal, reason, by, Optional.of(caseId));
            }
        }
        return true;
    }

    /** @param with the case whose certificate this one renews, where it is revoked because of that */
    private void requested(UUID caseId, RevocationReason reason, Actor by, Optional<UUID> with) {
        Map<String, Object> detail =
                new HashMap<>(Map.of("serial", ledger.of(caseId).orElseThrow().serial(), "reason", reason.name()));
        with.ifPresent(renewed -> detail.put("with", renewed.toString()));
        book.record(Book.Entry.of(by, "revocation-requested", caseId, detail));
        applications.move(caseId, ApplicationState.REVOKED, Optional.of("certificate-revoked"));
        requests.forEach(each -> each.revoked(caseId));
    }

    public sealed interface Outcome {
        record Revoked(Instant at) implements Outcome {}

        /** The request stands, and has to be carried out later. */
        record Later(String reason) implements Outcome {}
    }

    /**
     * Carries a request out, as often as it is asked. Never inside a transaction. The CA hears of every certificate, also
     * where it did not answer for one of them; the request counts as carried out once all are revoked.
     *
     * @param requestedBy for the CA's journal; no personal data
     * @param settled writes down beside the entry of the book that it was done; answers whether it was for the first time
     * @param withIt told of each renewal that was revoked with it, and when, in the transaction that says so
     */
    public Outcome carryOut(
            UUID caseId,
            RevocationReason reason,
            String requestedBy,
            Predicate<Instant> settled,
            BiConsumer<UUID, Instant> withIt) {
        List<UUID> renewals = revokedWith(caseId);
        Map<UUID, Revocation> answers = new HashMap<>();
        // the CA hears of all of them before anything is written of one: what cannot be written keeps none in force
        for (UUID each : Stream.concat(Stream.of(caseId), renewals.stream()).toList()) {
            answers.put(each, ca.revoke(ledger.of(each).orElseThrow().serial(), reason, requestedBy));
        }
        Optional<Outcome.Later> behind = Optional.empty();
        for (UUID renewal : renewals) {
            Outcome outcome = outcome(renewal, answers.get(renewal), at -> {
                boolean first = ledger.isFirstRevocation(renewal);
                if (first) {
                    withIt.accept(renewal, at);
                }
                return first;
            });
            if (outcome instanceof Outcome.Later later && behind.isEmpty()) {
                behind = Optional.of(later);
            }
        }
        // what says that the request is carried out comes last, since nobody goes on with one that is
        return behind.isPresent() ? behind.get() : outcome(caseId, answers.get(caseId), settled);
    }

    /** Cases whose certificates renew the one of a case and are in force: they would go with it. */
    public List<UUID> inForceBesides(UUID caseId) {
        return ledger.renewalsOf(caseId).stream()
                .filter(renewal -> {
                    ApplicationState state = applications.state(renewal);
                    return state == ApplicationState.ISSUED || state == ApplicationState.DELIVERED;
                })
                .toList();
    }

    /** Cases whose certificates renew the one of a case, and are revoked because that one was. */
    public List<UUID> revokedWith(UUID caseId) {
        return ledger.renewalsOf(caseId).stream()
                .filter(renewal -> ledger.wasRevokedWith(renewal, caseId))
                .toList();
    }

    private Outcome outcome(UUID caseId, @Nullable Revocation answer, Predicate<Instant> settled) {
        IssuanceRecord.Issued issued = ledger.of(caseId).orElseThrow();
        return switch (Objects.requireNonNull(answer)) {
            case Revocation.Unavailable(var why) -> new Outcome.Later(why);
            // the CA does not know its own certificate: for people, who are told by the alarm of whoever asks again
            case Revocation.UnknownSerial _ -> new Outcome.Later("serial-unknown-to-the-ca");
            case Revocation.Revoked(var serial, var moment, var why) -> {
                // as finely as rows keep it, so that whoever asks again reads the same
                Instant at = moment.truncatedTo(ChronoUnit.MICROS);
                settle(caseId, issued, new Revocation.Revoked(serial, at, why), settled);
                yield new Outcome.Revoked(at);
            }
        };
    }

    private void settle(
            UUID caseId, IssuanceRecord.Issued issued, Revocation.Revoked revoked, Predicate<Instant> settled) {
        transaction.executeWithoutResult(status -> {
            applications.lock(caseId);
            if (settled.test(revoked.at())) {
                ledger.record(
                        caseId,
                        CertificateLedger.REVOKED_ON_REQUEST,
                        Map.of(
                                "serial", issued.serial(),
                                "at", revoked.at().toString(),
                                "reason", revoked.reason().name()));
            }
        });
        // what cannot be destroyed now is destroyed by the case's own step: after a revocation nothing is handed over
        if (keys.held(issued.orderId()).orElse(false)
                && keys.destroy(issued.orderId(), "certificate-revoked")
                        instanceof SubscriberKeys.Destruction.Destroyed(var at)) {
            transaction.executeWithoutResult(
                    status -> ledger.record(caseId, "subscriber-key-destroyed", Map.of("at", at.toString())));
        }
    }
}
