package org.toroku.enrolment;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.evidence.CodeCipher;
import org.toroku.pki.Der;

/** Kept forms in the database, each encrypted under its own code. They belong to no case, so no book tells of them. */
@Component
class StoredForms implements KeptForms {
    private static final Logger LOG = LoggerFactory.getLogger(StoredForms.class);
    private static final Duration WINDOW = Duration.ofHours(1);
    /** What waits at once, so that nobody fills the disk with forms that are never handed in. */
    private static final int MOST_OF_ONE_NETWORK = 2_000;

    private static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final ApplicationIntake intake;
    private final EnrolmentSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final CodeCipher cipher = new CodeCipher();

    StoredForms(
            JdbcClient jdbc,
            ApplicationIntake intake,
            EnrolmentSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.intake = intake;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Kept keep(Optional<String> code, String form, ClientFacts facts) {
        if (form.length() > LONGEST) {
            throw new IllegalArgumentException("a form of " + form.length() + " characters");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant until = now.plus(settings.formsKeptFor());
        Optional<String> before = code.filter(CodeCipher::isCode).filter(known -> replaced(known, form, now, until));
        return before.<Kept>map(known -> new Kept.Under(known, until))
                .orElseGet(() -> insert(form, intake.networkOf(facts), now, until));
    }

    private boolean replaced(String code, String form, Instant now, Instant until) {
        return jdbc.sql("UPDATE kept_form SET sealed = ?, kept_until = ? WHERE place = ? AND kept_until > ?")
                        .params(CodeCipher.seal(code, form).toByteArray(), at(until), CodeCipher.place(code), at(now))
                        .update()
                == 1;
    }

    private Kept insert(String form, String network, Instant now, Instant until) {
        String code = cipher.newCode();
        return Objects.requireNonNull(transaction.execute(status -> {
            // one at a time per network, so that parallel wishes count one another
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 42))")
                    .param("kept-form " + network)
                    .query((rs, n) -> 0)
                    .single();
            if (count("network_sha256 = ? AND created_at > ?", network, at(now.minus(WINDOW)))
                            >= settings.perNetworkPerHour()
                    || count("network_sha256 = ? AND kept_until > ?", network, at(now)) >= MOST_OF_ONE_NETWORK
                    || count("kept_until > ?", at(now)) >= MOST) {
                return new Kept.TooMany(WINDOW);
            }
            jdbc.sql("INSERT INTO kept_form (place, sealed, network_sha256, created_at, kept_until)"
                            + " VALUES (?, ?, ?, ?, ?)")
                    .params(
                            CodeCipher.place(code),
                            CodeCipher.seal(code, form).toByteArray(),
                            network,
                            at(now),
                            at(until))
                    .update();
            return new Kept.Under(code, until);
        }));
    }

    private int count(String where, Object... values) {
        return jdbc.sql("SELECT count(*) FROM kept_form WHERE " + where)
                .params(values)
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<String> open(String code) {
        if (!CodeCipher.isCode(code)) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT sealed FROM kept_form WHERE place = ? AND kept_until > ?")
                .params(CodeCipher.place(code), at(clock.instant()))
                .query((rs, n) -> Der.of(rs.getBytes(1)))
                .optional()
                .flatMap(row -> opened(code, row));
    }

    private static Optional<String> opened(String code, Der row) {
        try {
            return Optional.of(CodeCipher.open(code, row));
        } catch (GeneralSecurityException _) {
            LOG.atError()
                    .addKeyValue("place", CodeCipher.place(code).substring(0, 8))
                    .log("A kept form was altered in the database; it is treated as gone");
            return Optional.empty();
        }
    }

    @Override
    public void forget(String code) {
        if (CodeCipher.isCode(code)) {
            jdbc.sql("DELETE FROM kept_form WHERE place = ?")
                    .param(CodeCipher.place(code))
                    .update();
        }
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void forgetWhatEnded() {
        jdbc.sql("DELETE FROM kept_form WHERE kept_until <= ?")
                .param(at(clock.instant()))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
