package org.toroku.evidence;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;

/** The keys of cases, each wrapped under the master key; destroying one destroys every document of its case. */
@Component
class CaseKeys {
    private final JdbcClient jdbc;
    private final MasterKey master;
    private final Book book;
    private final Clock clock;

    CaseKeys(JdbcClient jdbc, MasterKey master, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.master = master;
        this.book = book;
        this.clock = clock;
    }

    /** What became of a case's key. */
    sealed interface Key {
        record Present(Aead aead) implements Key {}

        record Destroyed() implements Key {}

        record Absent() implements Key {}

        /** The wrapped bytes were altered, or belong to another case or master key. */
        record Damaged() implements Key {}
    }

    /**
     * The key to encrypt a new document with, made where the case has none; held against destruction until the
     * transaction ends.
     *
     * @throws IllegalStateException where the key was destroyed or is damaged: nothing may be added to such a case
     */
    Aead forWriting(UUID caseId) {
        Key key = fetch(caseId, " FOR SHARE");
        if (key instanceof Key.Absent) {
            create(caseId);
            key = fetch(caseId, " FOR SHARE");
        }
        return switch (key) {
            case Key.Present(Aead aead) -> aead;
            case Key.Destroyed _ -> throw new IllegalStateException("the key of case " + caseId + " was destroyed");
            case Key.Damaged _ -> throw new IllegalStateException("the key of case " + caseId + " is damaged");
            case Key.Absent _ -> throw new IllegalStateException("the key of case " + caseId + " vanished");
        };
    }

    Key forReading(UUID caseId) {
        return fetch(caseId, "");
    }

    /** False where there is nothing left to destroy. */
    boolean destroy(UUID caseId) {
        int destroyed = jdbc.sql("""
                        UPDATE case_key SET wrapped_key = NULL, destroyed_at = ?
                        WHERE application_id = ? AND destroyed_at IS NULL
                        """).params(now(), caseId).update();
        if (destroyed == 1) {
            record("case-key-destroyed", caseId);
        }
        return destroyed == 1;
    }

    /** Leaves the key of whoever was faster. */
    private void create(UUID caseId) {
        int created = jdbc.sql("""
                        INSERT INTO case_key (application_id, wrapped_key, master_key_id, created_at)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                .params(caseId, master.wrap(DocumentCipher.newCaseKey(), context(caseId)), master.id(), now())
                .update();
        if (created == 1) {
            record("case-key-created", caseId);
        }
    }

    private Key fetch(UUID caseId, String lock) {
        return jdbc.sql("SELECT wrapped_key, master_key_id FROM case_key WHERE application_id = ?" + lock)
                .param(caseId)
                .query((rs, n) -> {
                    byte[] wrapped = rs.getBytes(1);
                    return wrapped == null ? new Key.Destroyed() : unwrap(caseId, wrapped, rs.getString(2));
                })
                .optional()
                .orElseGet(Key.Absent::new);
    }

    private Key unwrap(UUID caseId, byte[] wrapped, String masterKeyId) {
        if (!masterKeyId.equals(master.id())) {
            // an operator's mistake, not damage: with the right key file everything reads again
            throw new IllegalStateException(
                    "case " + caseId + " needs master key " + masterKeyId + ", present is " + master.id());
        }
        try {
            return new Key.Present(DocumentCipher.caseKey(master.unwrap(wrapped, context(caseId))));
        } catch (GeneralSecurityException _) {
            return new Key.Damaged();
        }
    }

    private void record(String action, UUID caseId) {
        book.record(Book.Entry.of(
                new Actor.Service("document-store"),
                action,
                caseId,
                Map.of("masterKey", master.id()),
                new Book.Row(ProtectedTable.CASE_KEY, caseId.toString())));
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static byte[] context(UUID caseId) {
        return ("toroku case key 1|" + caseId).getBytes(StandardCharsets.US_ASCII);
    }
}
