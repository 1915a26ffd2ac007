package org.toroku.ca.elsewhere;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.Voiding;
import org.toroku.ca.journal.Exchange;
import org.toroku.ca.journal.JournalEntry;
import org.toroku.ca.journal.Revocations;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.profile.IssuerIdentity;

/** Takes orders back and revokes what came of them: the other CA first, so that our books never say more than is so. */
final class VoidingElsewhere {
    private static final String CANCELLED = "cancelled";
    private static final int PASSES = 8;

    private final Settlement.Journals journals;
    private final Revocations revocations;
    private final Settlement settlement;
    private final Dialogue dialogue;
    private final IssuerIdentity issuer;

    VoidingElsewhere(
            Settlement.Journals journals,
            Revocations revocations,
            Settlement settlement,
            Dialogue dialogue,
            IssuerIdentity issuer) {
        this.journals = journals;
        this.revocations = revocations;
        this.settlement = settlement;
        this.dialogue = dialogue;
        this.issuer = issuer;
    }

    Voiding cancel(IssuanceOrder order, SignedOrder signed, String requestedBy) {
        UUID id = order.orderId();
        for (int pass = 0; pass < PASSES; pass++) {
            Optional<JournalEntry> entry = journals.orders().find(id);
            if (entry.isEmpty()) {
                // on record before anybody submits it: a later submission finds it refused
                journals.orders().receiveRefused(order, signed, "orderId", CANCELLED);
                continue;
            }
            switch (entry.get()) {
                case JournalEntry.Received received -> journals.orders().refuse(id, "orderId", CANCELLED);
                case JournalEntry.Reserved reserved -> {
                    if (revoke(reserved.serial(), RevocationReason.CESSATION_OF_OPERATION, requestedBy)
                            instanceof Revocation.Unavailable(var reason)) {
                        return new Voiding.Unavailable(reason);
                    }
                }
                case JournalEntry.Signed done -> {
                    if (revoke(done.serial(), RevocationReason.CESSATION_OF_OPERATION, requestedBy)
                            instanceof Revocation.Unavailable(var reason)) {
                        return new Voiding.Unavailable(reason);
                    }
                }
                case JournalEntry.Revoked revoked -> {
                    return settled(id);
                }
                case JournalEntry.Refused refused -> {
                    return settled(id);
                }
                case JournalEntry.Voided voided -> {
                    return settled(id);
                }
            }
        }
        return new Voiding.Unavailable("being-signed");
    }

    /** A request that is out may still bring a certificate: it is taken back only once that is known and revoked. */
    private Voiding settled(UUID orderId) {
        Optional<Exchange> exchange = journals.exchanges().find(orderId);
        if (exchange.isEmpty() || exchange.get().state().ended()) {
            return new Voiding.Voided();
        }
        return settlement.settle(orderId) instanceof Submission.Unavailable(var reason)
                ? new Voiding.Unavailable(reason)
                : new Voiding.Voided();
    }

    Revocation revoke(String serial, RevocationReason reason, String requestedBy) {
        Optional<Revocations.Entry> earlier = revocations.find(serial);
        if (earlier.isPresent()) {
            return revoked(earlier.get());
        }
        if (!revocations.assigned(serial)) {
            return new Revocation.UnknownSerial(serial);
        }
        Optional<String> good = Dialogue.stillGood(dialogue.revoke(issuer.name(), new BigInteger(serial, 16), reason));
        if (good.isPresent()) {
            return new Revocation.Unavailable(good.get());
        }
        return revocations
                .revoke(serial, reason.code(), requestedBy)
                .map(VoidingElsewhere::revoked)
                .orElseThrow(() -> new IllegalStateException("serial " + serial + " left the append-only journal"));
    }

    private static Revocation revoked(Revocations.Entry entry) {
        return new Revocation.Revoked(entry.serial(), entry.at(), RevocationReason.of(entry.reason()));
    }
}
