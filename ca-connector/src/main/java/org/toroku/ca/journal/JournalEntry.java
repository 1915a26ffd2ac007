package org.toroku.ca.journal;

import java.time.Instant;
import java.util.UUID;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.pki.Der;

/** What the journal says about one order. */
public sealed interface JournalEntry {
    UUID orderId();

    /** The order as first received. */
    Der canonical();

    /** What the port says of the order, from the journal alone. */
    default Submission submission() {
        return switch (this) {
            case Received received -> new Submission.Unavailable("not-yet-signed");
            case Reserved reserved -> new Submission.Unavailable("not-yet-signed");
            case Signed s -> new Submission.Issued(s.certificate(), s.serial(), s.notBefore(), s.notAfter());
            case Revoked r -> new Submission.Revoked(r.serial(), r.at(), RevocationReason.of(r.reason()));
            case Refused refused -> new Submission.Refused(refused.field(), refused.reason());
            case Voided voided ->
                new Submission.Refused(voided.reason().equals("expired") ? "expiresAt" : "orderId", voided.reason());
        };
    }

    /** Authentic, not judged yet. */
    record Received(UUID orderId, Der canonical) implements JournalEntry {}

    /** Serial and to-be-signed bytes are fixed; a certificate may or may not have been signed. */
    record Reserved(UUID orderId, Der canonical, String serial, Der tbs) implements JournalEntry {}

    record Signed(UUID orderId, Der canonical, String serial, Der certificate, Instant notBefore, Instant notAfter)
            implements JournalEntry {}

    /** Signed and stored, and revoked since. */
    record Revoked(UUID orderId, Der canonical, String serial, Instant at, int reason) implements JournalEntry {}

    record Refused(UUID orderId, Der canonical, String field, String reason) implements JournalEntry {}

    /** Given up after reservation; the serial is on record as revoked, in case a certificate exists somewhere. */
    record Voided(UUID orderId, Der canonical, String serial, String reason) implements JournalEntry {}
}
