package org.toroku.subjectkey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.pki.Der;
import org.toroku.pki.keys.SubjectKey;
import org.toroku.pki.request.SentPrivateKey;

/**
 * Keys whose private half was sent to the house: compromised from then on (BR 6.1.1.3), whoever brings a request for one.
 * Of the private key nothing is kept.
 */
@Component
class SpentKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SpentKeys.class);
    private static final Actor SELF = new Actor.Service("key-check");

    /** Anybody may send keys that they make; the book must not be filled with them. */
    private static final int MOST_PER_HOUR = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Book book;
    private final Clock clock;

    SpentKeys(JdbcClient jdbc, TransactionTemplate transaction, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.book = book;
        this.clock = clock;
    }

    /** Remembers the key of a private key that was sent; one that cannot be read belongs to no key that is known. */
    void sent(Der privateKey) {
        SentPrivateKey.publicHalf(privateKey)
                .map(SubjectKey::materialSha256Hex)
                .filter(key -> !contains(key))
                .ifPresent(this::remember);
    }

    private void remember(String key) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            if (lately(now) >= MOST_PER_HOUR) {
                LOG.atError()
                        .addKeyValue("alarm", "too-many-private-keys")
                        .log("More private keys are sent than are remembered; somebody may be filling the book");
                return;
            }
            int inserted = jdbc.sql("INSERT INTO spent_key (key_sha256, sent_at) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(key, now.atOffset(ZoneOffset.UTC))
                    .update();
            if (inserted == 1) {
                book.record(new Book.Entry(
                        SELF,
                        "security-incident-private-key-sent",
                        Optional.empty(),
                        Map.of("key", key),
                        List.of(new Book.Row(ProtectedTable.SPENT_KEY, key))));
            }
        });
    }

    private int lately(Instant now) {
        return jdbc.sql("SELECT count(*) FROM spent_key WHERE sent_at > ?")
                .param(now.minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** @param key digest by which the same key is found again, however encoded */
    boolean contains(String key) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM spent_key WHERE key_sha256 = ?)")
                .param(key)
                .query(Boolean.class)
                .single();
    }
}
