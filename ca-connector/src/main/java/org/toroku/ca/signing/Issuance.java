package org.toroku.ca.signing;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.Submission;
import org.toroku.ca.check.Objection;
import org.toroku.ca.check.OrderCheck;
import org.toroku.ca.journal.JournalEntry;
import org.toroku.ca.journal.OrderJournal;
import org.toroku.ca.journal.OrderJournal.Receipt;
import org.toroku.ca.journal.Reservation;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.signing.Drafting.Drafted;
import org.toroku.ca.signing.FailPoint.Step;
import org.toroku.pki.Der;

/**
 * Carries an authentic order from receipt to certificate, from wherever the journal says it stands.
 *
 * <p>What will be signed is committed before the key signs it, and the certificate is handed over only from the
 * committed row. So a crash at any point leads, on the next call, to the same certificate.
 */
final class Issuance {
    private static final Logger LOG = LoggerFactory.getLogger(Issuance.class);
    private static final Duration POLL = Duration.ofMillis(20);
    /** Of 159 random bits none comes twice; where several do, the randomness is broken. */
    private static final int SERIALS = 3;

    private final CaSettings settings;
    private final OrderCheck check;
    private final Drafting drafting;
    private final OrderJournal journal;
    private final IssuerKey key;
    private final Watch watch;

    /** Time, and the points where a test may stop it. */
    record Watch(Clock clock, FailPoint failPoint) {}

    Issuance(
            CaSettings settings,
            OrderCheck check,
            Drafting drafting,
            OrderJournal journal,
            IssuerKey key,
            Watch watch) {
        this.settings = settings;
        this.check = check;
        this.drafting = drafting;
        this.journal = journal;
        this.key = key;
        this.watch = watch;
    }

    Submission issue(IssuanceOrder order, SignedOrder signed, Optional<Der> publicKey) {
        Optional<Reservation> reservation = reservationOfNew(order, publicKey);
        if (reservation.isEmpty()) {
            return stepByStep(order, signed, publicKey);
        }
        watch.failPoint().reached(Step.BEFORE_RESERVED, order.orderId());
        if (!journal.receiveReserved(order, signed, reservation.get())) {
            return stepByStep(order, signed, publicKey);
        }
        watch.failPoint().reached(Step.AFTER_RESERVED, order.orderId());
        return sign(order.orderId(), reservation.get().tbs());
    }

    /** What to reserve for an order against which nothing speaks; nothing is on record yet, and nothing may be signed. */
    private Optional<Reservation> reservationOfNew(IssuanceOrder order, Optional<Der> publicKey) {
        // Drafting makes the key where the applicant brings none; an order on record has its key already.
        boolean known = publicKey.isEmpty() && journal.find(order.orderId()).isPresent();
        if (known || check.object(order, publicKey).isPresent()) {
            return Optional.empty();
        }
        return draft(order, publicKey) instanceof Drafted.Ready ready
                ? Optional.of(ready.reservation())
                : Optional.empty();
    }

    private Drafted draft(IssuanceOrder order, Optional<Der> publicKey) {
        return drafting.draft(order, settings.profiles().find(order.profileId()).orElseThrow(), publicKey);
    }

    /** The way of every order that is not new and sound: received, judged, refused or resumed from the journal. */
    private Submission stepByStep(IssuanceOrder order, SignedOrder signed, Optional<Der> publicKey) {
        return switch (journal.receive(order, signed)) {
            case Receipt.New received -> judge(order, signed.canonical(), publicKey);
            case Receipt.ApplicationTaken taken -> {
                journal.receiveRefused(order, signed, "applicationId", "already-ordered");
                yield new Submission.Refused("applicationId", "already-ordered");
            }
            case Receipt.Known known -> resume(order, signed.canonical(), publicKey, known.entry());
        };
    }

    private Submission resume(IssuanceOrder order, Der canonical, Optional<Der> publicKey, JournalEntry entry) {
        Optional<Objection> other = OrderCheck.difference(entry.canonical(), canonical, order);
        if (other.isPresent()) {
            return new Submission.Refused(other.get().field(), other.get().reason());
        }
        return switch (entry) {
            case JournalEntry.Received received -> judge(order, canonical, publicKey);
            case JournalEntry.Reserved reserved -> takeOver(order, reserved);
            case JournalEntry.Signed done -> done.submission();
            case JournalEntry.Revoked revoked -> revoked.submission();
            case JournalEntry.Refused refused -> refused.submission();
            case JournalEntry.Voided voided -> voided.submission();
        };
    }

    private Submission judge(IssuanceOrder order, Der canonical, Optional<Der> publicKey) {
        Optional<Objection> objection = check.object(order, publicKey);
        if (objection.isPresent()) {
            return objection.get().reason().equals(OrderCheck.RULE_SETS_UNREADABLE)
                    ? new Submission.Unavailable(OrderCheck.RULE_SETS_UNREADABLE)
                    : refuse(order, objection.get());
        }
        return reserve(order, canonical, publicKey, SERIALS);
    }

    /** @param serials how many more may be drawn */
    private Submission reserve(IssuanceOrder order, Der canonical, Optional<Der> publicKey, int serials) {
        return switch (draft(order, publicKey)) {
            case Drafted.Flawed flawed -> refuse(order, flawed.why());
            case Drafted.Later later -> new Submission.Unavailable(later.reason());
            case Drafted.Ready ready ->
                switch (journal.reserve(order.orderId(), ready.reservation())) {
                    case RESERVED -> {
                        watch.failPoint().reached(Step.AFTER_RESERVED, order.orderId());
                        yield sign(order.orderId(), ready.reservation().tbs());
                    }
                    case SERIAL_TAKEN -> {
                        LOG.atError()
                                .addKeyValue("alarm", "serial-taken")
                                .addKeyValue("order", order.orderId())
                                .log("A serial that was drawn at random is another order's; another one is drawn");
                        yield serials > 1
                                ? reserve(order, canonical, publicKey, serials - 1)
                                : new Submission.Unavailable("serial-taken");
                    }
                    case KEY_TAKEN -> refuse(order, new Objection("spkiSha256", "key-already-certified"));
                    case OVERTAKEN -> resume(order, canonical, publicKey, stored(order.orderId()));
                };
        };
    }

    /** Somebody reserved before us: a crashed run, an earlier try, or another worker that is signing now. */
    private Submission takeOver(IssuanceOrder order, JournalEntry.Reserved reserved) {
        UUID id = order.orderId();
        boolean expired = !watch.clock().instant().isBefore(order.expiresAt());
        long deadline = System.nanoTime() + settings.token().deadline().toNanos();
        do {
            if (expired && journal.voidReserved(id, "expired")) {
                LOG.warn("order {} expired before it was signed; its serial is revoked", id);
                return stored(id).submission();
            }
            if (!expired && journal.lease(id)) {
                return sign(id, reserved.tbs());
            }
            if (!(stored(id) instanceof JournalEntry.Reserved)) {
                return stored(id).submission();
            }
            LockSupport.parkNanos(POLL.toNanos());
        } while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted());
        return new Submission.Unavailable("being-signed");
    }

    private Submission sign(UUID orderId, Der tbs) {
        return switch (key.certify(orderId, tbs)) {
            case IssuerKey.Signature.Later later -> {
                if (!later.underWay()) {
                    journal.release(orderId);
                }
                yield new Submission.Unavailable(later.reason());
            }
            case IssuerKey.Signature.Certified certified -> {
                watch.failPoint().reached(Step.AFTER_SIGNED_BEFORE_STORE, orderId);
                Optional<JournalEntry.Signed> stored = journal.storeSigned(orderId, certified.certificate());
                if (stored.isEmpty()) {
                    LOG.warn("order {}: another certificate was stored first, or the order was voided", orderId);
                    yield stored(orderId).submission();
                }
                watch.failPoint().reached(Step.AFTER_STORE, orderId);
                yield stored.get().submission();
            }
        };
    }

    private Submission refuse(IssuanceOrder order, Objection why) {
        LOG.info("order {} refused: {} {}", order.orderId(), why.field(), why.reason());
        journal.refuse(order.orderId(), why.field(), why.reason());
        return stored(order.orderId()).submission();
    }

    private JournalEntry stored(UUID orderId) {
        return journal.find(orderId)
                .orElseThrow(() -> new IllegalStateException("order " + orderId + " left the append-only journal"));
    }
}
