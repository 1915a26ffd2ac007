package org.toroku.officers;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
import org.toroku.audit.RowSeals;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Beside the register and sealed as it is. A row is never deleted and names the password by its mark: whoever chooses another
 * is past it, and whoever deletes it is not taken for somebody who did.
 */
@Component
class StoredFirstPasswords implements FirstPasswords {
    private static final Logger LOG = LoggerFactory.getLogger(StoredFirstPasswords.class);
    private static final Actor REGISTER = new Actor.Service("officer-register");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Book book;
    private final RowSeals seals;
    private final Clock clock;
    private final OfficerSettings settings;
    private final JsonMapper json = JsonMapper.builder().build();

    StoredFirstPasswords(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Book book,
            RowSeals seals,
            Clock clock,
            OfficerSettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.book = book;
        this.seals = seals;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Standing of(OfficerAccount account) {
        return switch (seals.row(new Book.Row(ProtectedTable.FIRST_PASSWORD, account.username()))) {
            case RowSeals.Sealed.NoSuchRow() -> Standing.OWN;
            case RowSeals.Sealed.Agrees(var row) -> standing(account, json.readTree(row));
            case RowSeals.Sealed.Disagrees() -> {
                LOG.atError()
                        .addKeyValue("alarm", "first-password-altered")
                        .addKeyValue("officer", account.username())
                        .log("What is known of a first password is not what the book sealed; it opens nothing");
                yield Standing.ENDED;
            }
        };
    }

    private Standing standing(OfficerAccount account, JsonNode row) {
        if (!row.path("mark").asString().equals(account.mark())) {
            return Standing.OWN;
        }
        Instant ends = OffsetDateTime.parse(row.path("ends_at").asString()).toInstant();
        return clock.instant().isBefore(ends) ? Standing.TO_BE_CHANGED : Standing.ENDED;
    }

    @Override
    public void given(OfficerAccount account) {
        OffsetDateTime until = clock.instant()
                .plus(settings.firstPasswordValid())
                .truncatedTo(ChronoUnit.MICROS)
                .atOffset(ZoneOffset.UTC);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            INSERT INTO first_password (username, mark, ends_at) VALUES (?, ?, ?)
                            ON CONFLICT (username) DO UPDATE SET mark = excluded.mark, ends_at = excluded.ends_at
                            """).params(account.username(), account.mark(), until).update();
            book.record(new Book.Entry(
                    REGISTER,
                    "first-password-given",
                    Optional.empty(),
                    Map.of(
                            "officer",
                            account.username(),
                            "ends",
                            until.toInstant().toString()),
                    List.of(new Book.Row(ProtectedTable.FIRST_PASSWORD, account.username()))));
        });
    }
}
