package org.toroku.ca.elsewhere;

import static org.toroku.ca.elsewhere.Settlement.CANCELLED;
import static org.toroku.ca.elsewhere.Settlement.OVERTAKEN;

import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.x509.Certificate;
import org.toroku.ca.elsewhere.FailPoint.Step;
import org.toroku.ca.journal.Exchange;
import org.toroku.ca.journal.Exchange.State;
import org.toroku.ca.journal.JournalEntry;
import org.toroku.ca.journal.Reservation;
import org.toroku.ca.lint.PreSignLint;
import org.toroku.pki.Der;

/** Brings a sound certificate into the journal of orders, from where it is handed over. */
final class HandingOver {
    private final Settlement.Journals journals;
    private final Dialogue dialogue;
    private final FailPoint failPoint;

    HandingOver(Settlement.Journals journals, Dialogue dialogue, FailPoint failPoint) {
        this.journals = journals;
        this.dialogue = dialogue;
        this.failPoint = failPoint;
    }

    /** Empty where there is more to do; else why only waiting helps. */
    Optional<String> carryOut(Exchange exchange) {
        UUID id = exchange.orderId();
        Der certificate = exchange.certificate().orElseThrow();
        return switch (journals.entry(id)) {
            case JournalEntry.Received received -> reserve(exchange, certificate);
            case JournalEntry.Reserved reserved -> exchange.confirm() ? confirm(exchange) : store(id, certificate);
            case JournalEntry.Signed signed -> ended(id, State.ISSUED);
            // the other CA was told already
            case JournalEntry.Revoked revoked -> ended(id, State.TAKEN_BACK);
            case JournalEntry.Voided voided -> ended(id, State.TAKEN_BACK);
            case JournalEntry.Refused refused ->
                journals.exchanges().unwanted(id, "orderId", CANCELLED) ? Optional.empty() : Optional.of(OVERTAKEN);
        };
    }

    private Optional<String> reserve(Exchange exchange, Der certificate) {
        UUID id = exchange.orderId();
        Certificate parsed = Certificate.getInstance(certificate.toByteArray());
        Reservation reservation = new Reservation(
                CertificateCheck.serial(parsed),
                exchange.publicKey(),
                tbs(parsed),
                PreSignLint.passed(),
                parsed.getStartDate().getDate().toInstant(),
                parsed.getEndDate().getDate().toInstant(),
                Optional.empty());
        return switch (journals.orders().reserve(id, reservation)) {
            case RESERVED -> {
                failPoint.reached(Step.AFTER_RESERVED, id);
                yield Optional.empty();
            }
            case OVERTAKEN -> Optional.empty();
            case KEY_TAKEN ->
                journals.exchanges().unwanted(id, "spkiSha256", "key-already-certified")
                        ? Optional.empty()
                        : Optional.of(OVERTAKEN);
            // given to another order since the serial was looked at
            case SERIAL_TAKEN ->
                journals.exchanges().unwanted(id, "certificate", "serial-already-assigned")
                        ? Optional.empty()
                        : Optional.of(OVERTAKEN);
        };
    }

    private static Der tbs(Certificate certificate) {
        try {
            return Der.of(certificate.getTBSCertificate().getEncoded());
        } catch (java.io.IOException e) {
            throw new IllegalStateException("a certificate that was read is written", e);
        }
    }

    /** Nothing is handed over before the other CA knows that it was taken: it may revoke what nobody confirms. */
    private Optional<String> confirm(Exchange exchange) {
        UUID id = exchange.orderId();
        Reply reply = dialogue.confirm(exchange, true);
        boolean taken = reply instanceof Reply.Confirmed
                || reply instanceof Reply.Rejected(var failure, var decides, var nonce)
                        && failure.has(Failure.CERTIFICATE_CONFIRMED);
        if (taken) {
            failPoint.reached(Step.AFTER_CONFIRMED, id);
            return journals.exchanges().confirmed(id) ? Optional.empty() : Optional.of(OVERTAKEN);
        }
        String why = switch (reply) {
            case Reply.Nothing nothing -> nothing.why();
            case Reply.Rejected rejected -> rejected.failure().reason();
            case Reply.Certificate other -> "answer-unexpected";
            case Reply.Waiting other -> "answer-unexpected";
            case Reply.Confirmed other -> "answer-unexpected";
            case Reply.Revoked other -> "answer-unexpected";
            case Reply.Present other -> "answer-unexpected";
        };
        if (reply instanceof Reply.Rejected) {
            Settlement.call(id, why);
        }
        return Optional.of(why);
    }

    private Optional<String> store(UUID orderId, Der certificate) {
        journals.orders().storeSigned(orderId, certificate);
        failPoint.reached(Step.AFTER_STORED, orderId);
        return Optional.empty();
    }

    private Optional<String> ended(UUID orderId, State end) {
        return journals.exchanges().end(orderId, end) ? Optional.empty() : Optional.of(OVERTAKEN);
    }
}
