package org.toroku.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.evidence.DocumentStore.Stored;
import org.toroku.holder.SignedFolder;
import org.toroku.process.EarlierDates;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.revocation.RevocationDesk.Signed;
import org.toroku.revocation.SignedIntake.Handed;
import org.toroku.revocation.SignedIntake.Taken;

/**
 * Lays what the holder signed beside a request that is being judged: anybody may have telephoned that one, and must not shut the
 * holder out by it. Whoever judges reads it, the date follows the graver of the two, and an alarm says so at once.
 */
@Component
class BesideOpenRequest {
    private static final Logger LOG = LoggerFactory.getLogger(BesideOpenRequest.class);
    /** Of one certificate while one request is open: whoever signs more says nothing new, and fills the folder. */
    private static final int MOST = 5;

    private final RevocationLedger ledger;
    private final SignedPapers papers;
    private final SignedTexts texts;
    private final Terms terms;
    private final EarlierDates dates;
    private final Book book;

    BesideOpenRequest(
            RevocationLedger ledger,
            SignedPapers papers,
            SignedTexts texts,
            Terms terms,
            EarlierDates dates,
            Book book) {
        this.ledger = ledger;
        this.papers = papers;
        this.texts = texts;
        this.terms = terms;
        this.dates = dates;
        this.book = book;
    }

    /** A text that was laid beside a request is used, whatever became of that one. */
    Optional<Stored> earlier(UUID caseId, Handed handed) {
        return texts.filed(caseId).stream()
                .filter(stored -> stored.sha256().equals(handed.content().sha256Hex()))
                .findFirst();
    }

    /** Joins the caller's transaction, which holds the case. */
    Taken lay(UUID openId, Handed handed, Signed found, Instant now) {
        Request open = ledger.lock(openId).orElseThrow();
        Instant due = terms.of(handed.ticket().reason().atCa(), now).due();
        boolean sooner = due.isBefore(open.dueAt());
        if (open.judged() || !sooner && laidBeside(open) >= MOST) {
            return new Taken.Refused("request-open");
        }
        SignedFolder.Filed filed = papers.file(open.id(), open.caseId(), handed, found, now);
        book.record(Book.Entry.of(
                new Actor.Applicant(),
                "revocation-signed-beside",
                open.caseId(),
                Map.of(
                        "request", open.id().toString(),
                        "reason", handed.ticket().reason().name(),
                        "content", handed.content().sha256Hex(),
                        "signature", handed.signature().sha256(),
                        "signer", found.signerSha256(),
                        "statusKnown", found.statusKnown(),
                        "personSure", found.personSure(),
                        "text", filed.text().toString())));
        if (sooner) {
            ledger.hastened(open, due);
            dates.bring(open.id(), due);
        }
        LOG.atError()
                .addKeyValue("alarm", "revocation-signed-beside")
                .addKeyValue("case", open.caseId())
                .addKeyValue("request", open.id())
                .addKeyValue("reason", handed.ticket().reason().name())
                .log("The holder signed a request for revocation while another one is being judged");
        return new Taken.Beside(ledger.find(open.id()).orElseThrow(), now);
    }

    private long laidBeside(Request open) {
        List<Stored> filed = texts.filed(open.caseId());
        return filed.stream()
                .filter(stored -> !stored.storedAt().isBefore(open.enteredAt()))
                .count();
    }
}
