package org.toroku.paper;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Refusals;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;

/** Answers at once and looks up later, on a thread of its own, so that neither words nor time tell what exists. */
@Component
class ResumeCounter implements ResumeDesk, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ResumeCounter.class);
    private static final Pattern NUMBER = Pattern.compile("(P-\\d{4}-\\d{6,9})(?:-[0-9A-Z])?");
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_PER_NETWORK = 10;
    private static final int LONGEST = 254;
    /** More at once is an attack, and what is lost of it can be asked again. */
    private static final int WAITING = 200;

    private final JdbcClient jdbc;
    private final ApplicationIntake intake;
    private final ResumeCodes codes;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService later = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("toroku-resume").factory());

    ResumeCounter(
            JdbcClient jdbc,
            ApplicationIntake intake,
            ResumeCodes codes,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.intake = intake;
        this.codes = codes;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Asked ask(String caseNumber, String email, ClientFacts facts) {
        if (!counted(intake.networkOf(facts))) {
            return new Asked.TooMany(WINDOW);
        }
        Matcher number = NUMBER.matcher(plain(caseNumber));
        if (number.matches() && email.length() <= LONGEST) {
            return handOn(number.group(1), email);
        }
        return new Asked.Noted();
    }

    private Asked handOn(String caseNumber, String email) {
        try {
            later.execute(() -> order(caseNumber, email));
            return new Asked.Noted();
        } catch (RejectedExecutionException _) {
            return new Asked.TooMany(WINDOW);
        }
    }

    private void order(String caseNumber, String email) {
        try {
            transaction.executeWithoutResult(status -> codes.order(caseNumber, email));
        } catch (RuntimeException e) {
            // its message may quote what was typed
            LOG.atError().addKeyValue("fault", e.getClass().getName()).log("A resume code could not be ordered");
        }
    }

    /** Counts in the database, so that many nodes have one limit; false where it is reached. */
    private boolean counted(String network) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Instant now = Moment.now(clock);
            // one at a time per network, so that parallel asks count one another
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 42))")
                    .param("resume-ask " + network)
                    .query((rs, n) -> 0)
                    .single();
            jdbc.sql("DELETE FROM resume_ask WHERE asked_at <= ?")
                    .param(Moment.utc(now.minus(WINDOW)))
                    .update();
            int asked = jdbc.sql("SELECT count(*) FROM resume_ask WHERE network_sha256 = ?")
                    .param(network)
                    .query(Integer.class)
                    .single();
            if (asked >= MOST_PER_NETWORK) {
                return false;
            }
            jdbc.sql("INSERT INTO resume_ask (network_sha256, asked_at) VALUES (?, ?)")
                    .params(network, Moment.utc(now))
                    .update();
            return true;
        }));
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed.substring(0, Math.min(40, typed.length())), Normalizer.Form.NFKC)
                .strip()
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\u2010-\\u2015\\u2212\\u30FC]", "-");
    }

    @Override
    public Optional<Access> redeem(Access mailed) {
        Optional<Access> fresh = codes.find(mailed)
                .flatMap(id ->
                        Objects.requireNonNull(transaction.execute(status -> codes.use(id, mailed.applicationId()))));
        Refusals.noted(
                "applicant", mailed.applicationId(), fresh.isPresent() ? Optional.empty() : Optional.of("token"));
        return fresh;
    }

    @Override
    public void destroy() {
        later.shutdownNow();
    }
}
