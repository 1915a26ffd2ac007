package org.toroku.officers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;

/** The automation switch as a history of settings; the newest is in force, none was ever overwritten. */
@Component
class StoredSwitch implements AutomationSwitch {
    private static final int SHARE_DIGITS = 4;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final OfficerRegister officers;
    private final Book book;
    private final Clock clock;
    private final AutomationSettings initial;

    StoredSwitch(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            OfficerRegister officers,
            Book book,
            Clock clock,
            AutomationSettings initial) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.officers = officers;
        this.book = book;
        this.clock = clock;
        this.initial = initial;
    }

    @Override
    public Setting current() {
        return jdbc.sql("SELECT * FROM automation_switch ORDER BY seq DESC LIMIT 1")
                .query((rs, n) -> new Setting(
                        rs.getBoolean("enabled"),
                        rs.getInt("per_hour"),
                        rs.getBigDecimal("human_review_share").doubleValue(),
                        rs.getTimestamp("since").toInstant()))
                .optional()
                .orElseGet(() ->
                        new Setting(initial.enabled(), initial.perHour(), initial.humanReviewShare(), Instant.EPOCH));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where the officer is no manager in office, the reason is blank or a figure is
     *     out of range
     */
    @Override
    public void change(Setting setting, String officer, String reason) {
        if (setting.perHour() < 0 || !(setting.humanReviewShare() >= 0.0 && setting.humanReviewShare() <= 1.0)) {
            throw new IllegalArgumentException("a quota is 0 or more, a share 0.0 to 1.0");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the switch is not changed without a reason");
        }
        transaction.executeWithoutResult(status -> {
            if (!officers.rolesInForce(officer).contains(Roles.MANAGER)) {
                throw new IllegalArgumentException("only a manager in office changes the switch");
            }
            write(setting, officer, reason);
        });
    }

    private void write(Setting setting, String officer, String reason) {
        UUID id = UUID.randomUUID();
        BigDecimal share = BigDecimal.valueOf(setting.humanReviewShare()).setScale(SHARE_DIGITS, RoundingMode.CEILING);
        // the time of the change is the register's, whatever the caller filled in
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                        INSERT INTO automation_switch
                            (id, enabled, per_hour, human_review_share, since, officer, reason)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        setting.enabled(),
                        setting.perHour(),
                        share,
                        now.atOffset(ZoneOffset.UTC),
                        officer,
                        reason.strip())
                .update();
        book.record(new Book.Entry(
                new Actor.Human(officer),
                "automation-switched",
                Optional.empty(),
                Map.of(
                        "enabled",
                        setting.enabled(),
                        "perHour",
                        setting.perHour(),
                        "humanReviewShare",
                        share.toPlainString()),
                List.of(new Book.Row(ProtectedTable.AUTOMATION_SWITCH, id.toString()))));
    }
}
