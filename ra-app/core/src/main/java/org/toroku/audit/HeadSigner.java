package org.toroku.audit;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.toroku.ca.JournalHeads;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.pki.Der;

/**
 * Signs the newest head of the book on the token, in batches: one signature covers every entry before it, so a chain
 * rebuilt without the token's key does not hold. The head is on the medium outside of the database before it is in it,
 * and no head is signed that does not agree with what is there: the key must not vouch for a book that was cut.
 */
public class HeadSigner {
    private static final Logger log = LoggerFactory.getLogger(HeadSigner.class);

    private final JdbcClient jdbc;
    private final TokenSigner key;
    private final BookHeads heads;
    private final Clock clock;
    private Optional<String> told = Optional.empty();

    HeadSigner(JdbcClient jdbc, TokenSigner key, BookHeads heads, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.heads = heads;
        this.clock = clock;
    }

    private record Head(long seq, Der hash) {}

    /** Signs the head where it moved since the last signature; whatever keeps it from that is reported and tried again later. */
    @Scheduled(fixedDelayString = "${toroku.book.sign-heads-every:PT10S}")
    public void sign() {
        try {
            Optional<BookHeads.Objection> objection = heads.objection();
            if (objection.isEmpty()) {
                signWhatMoved();
                objection = heads.late(clock.instant());
            }
            tell(objection);
        } catch (DataAccessException | TransactionException | UncheckedIOException away) {
            // what was told last stands until it can be looked again
            log.atWarn().setCause(away).log("head of the book not signed");
        }
    }

    private void signWhatMoved() {
        try {
            signNewest();
        } catch (UncheckedIOException unwritten) {
            log.atWarn().setCause(unwritten).log("head of the book not written down outside of the database");
        }
    }

    private void signNewest() {
        // read before the book's, so that the CA's journal holds at least what the book knows of it
        JournalHeads.Head ca;
        try {
            ca = heads.caHead();
        } catch (JournalUnavailable away) {
            log.atWarn().log("head of the book not signed, the CA's journal is away");
            return;
        }
        Head head = jdbc.sql("SELECT seq, hash FROM audit_head WHERE id = 1")
                .query((rs, n) -> new Head(rs.getLong(1), Der.of(rs.getBytes(2))))
                .single();
        long written = heads.file().last().map(SignedHead::seq).orElse(0L);
        if (head.seq() == heads.newestSigned() || head.seq() < written) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        switch (key.sign(SignedHead.message(head.seq(), head.hash(), now, ca))) {
            case TokenSigner.Signing.Signed(var signature) ->
                keep(new SignedHead(head.seq(), head.hash(), now, Optional.of(ca), key.keyId(), signature));
            case TokenSigner.Signing.Unavailable(var reason) ->
                log.atWarn().addKeyValue("reason", reason).log("head of the book not signed, token unavailable");
        }
    }

    private void keep(SignedHead head) {
        heads.file().append(head);
        JournalHeads.Head ca = head.ca().orElseThrow();
        jdbc.sql("""
                        INSERT INTO audit_signed_head
                            (seq, hash, signed_at, version, ca_seq, ca_hash, key_id, signature)
                        VALUES (?, ?, ?, 2, ?, ?, ?, ?) ON CONFLICT (seq) DO NOTHING
                        """)
                .param(head.seq())
                .param(head.hash().toByteArray())
                .param(head.signedAt().atOffset(ZoneOffset.UTC))
                .param(ca.seq())
                .param(ca.hash().toByteArray())
                .param(head.keyId())
                .param(head.signature().toByteArray())
                .update();
    }

    /** Once for as long as it lasts, and once when it is over. */
    private void tell(Optional<BookHeads.Objection> objection) {
        Optional<String> reason = objection.map(BookHeads.Objection::reason);
        if (reason.equals(told)) {
            return;
        }
        objection.ifPresentOrElse(
                found -> log.atError()
                        .addKeyValue(
                                "alarm", found.reason().equals(BookHeads.LATE) ? "book-heads-late" : "book-rolled-back")
                        .addKeyValue("reason", found.reason())
                        .addKeyValue("seq", found.seq())
                        // what an operator names who has the file begun anew
                        .addKeyValue("signedUpTo", heads.newestSigned())
                        .log(
                                found.reason().equals(BookHeads.LATE)
                                        ? "The book's newest entries are in no head outside; nothing is issued"
                                        : "The book does not agree with its heads; nothing is issued"),
                () -> log.atInfo().log("The book agrees with its heads again"));
        told = reason;
    }
}
