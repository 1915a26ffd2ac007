package org.toroku.officers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.Printable;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSeals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bindings as sealed rows beside the register; one that was ended is kept, empty. */
@Component
class BoundIdentities implements OfficerIdentities {
    private static final Logger LOG = LoggerFactory.getLogger(BoundIdentities.class);
    private static final Actor REGISTER = new Actor.Service("officer-register");

    /** What OpenID Connect allows a subject, 255, and room for an address. */
    private static final int LONGEST = 255;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Book book;
    private final RowSeals seals;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    BoundIdentities(JdbcClient jdbc, TransactionTemplate transaction, Book book, RowSeals seals, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.book = book;
        this.seals = seals;
        this.clock = clock;
    }

    @Override
    public Optional<Bound> of(String issuer, String subject) {
        return jdbc.sql("SELECT username FROM officer_identity WHERE issuer = ? AND subject = ?")
                .params(issuer, subject)
                .query(String.class)
                .optional()
                // whom the row means is what was sealed, not what was searched for
                .flatMap(username ->
                        mark(username).filter(digest(issuer, subject)::equals).map(mark -> new Bound(username, mark)));
    }

    @Override
    public Optional<String> mark(String username) {
        return switch (seals.row(row(username))) {
            case RowSeals.Sealed.NoSuchRow() -> Optional.empty();
            case RowSeals.Sealed.Agrees(var row) -> mark(json.readTree(row));
            case RowSeals.Sealed.Disagrees() -> {
                LOG.atError()
                        .addKeyValue("alarm", "officer-identity-altered")
                        .addKeyValue("officer", username)
                        .log("Whom the identity provider means is not what the book sealed; they are refused");
                yield Optional.empty();
            }
        };
    }

    private static Optional<String> mark(JsonNode row) {
        return row.path("subject").isNull()
                ? Optional.empty()
                : Optional.of(digest(
                        row.path("issuer").asString(), row.path("subject").asString()));
    }

    /** What is remembered of a binding in a session, and written into the book: no name at the provider. */
    private static String digest(String issuer, String subject) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(issuer.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return MARK + HexFormat.of().formatHex(sha.digest(subject.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void bind(String username, String issuer, String subject) {
        if (!isFit(issuer) || !isFit(subject)) {
            throw new IllegalArgumentException("issuer and subject are lines of 1 to " + LONGEST + " characters");
        }
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('officer-identities', 0))) AS held")
                    .query(Integer.class)
                    .single();
            boolean taken = jdbc.sql(
                            "SELECT EXISTS (SELECT 1 FROM officer_identity WHERE issuer = ? AND subject = ? AND username <> ?)")
                    .params(issuer, subject, username)
                    .query(Boolean.class)
                    .single();
            if (taken) {
                throw new IllegalArgumentException("the subject is bound to another account");
            }
            write(username, issuer, subject);
            record(
                    "officer-identity-bound",
                    username,
                    Map.of("officer", username, "identity", digest(issuer, subject)));
        });
    }

    private static boolean isFit(String line) {
        return !line.isBlank() && line.length() <= LONGEST && Printable.line(line);
    }

    @Override
    public void unbind(String username) {
        transaction.executeWithoutResult(status -> {
            write(username, null, null);
            record("officer-identity-unbound", username, Map.of("officer", username));
        });
    }

    private void write(String username, @Nullable String issuer, @Nullable String subject) {
        jdbc.sql("""
                        INSERT INTO officer_identity (username, issuer, subject, changed_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (username) DO UPDATE SET issuer = excluded.issuer, subject = excluded.subject,
                            changed_at = excluded.changed_at
                        """)
                .param(username)
                .param(issuer)
                .param(subject)
                .param(clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void record(String action, String username, Map<String, Object> detail) {
        book.record(new Book.Entry(REGISTER, action, Optional.empty(), detail, List.of(row(username))));
    }

    private static Book.Row row(String username) {
        return new Book.Row(ProtectedTable.OFFICER_IDENTITY, username);
    }
}
