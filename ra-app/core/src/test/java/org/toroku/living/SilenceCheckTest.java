package org.toroku.living;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.testkit.pki.OcspBehaviour;

/** Whoever writes the database silences nobody's card for longer than three intervals, and is told of. */
class SilenceCheckTest {
    private static LivingHouse living;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    static void open() {
        living = new LivingHouse(Map.of("toroku.living.interval", "PT2S"));
    }

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(SilenceCheck.class)).addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(SilenceCheck.class)).detachAppender(log);
        living.house().status().behaveNormally();
    }

    @AfterAll
    static void close() {
        living.close();
    }

    @Test
    void aRowThatSaysItIsOverOrNotDueForYearsSilencesNothing() {
        Access over = living.issued(living.house().card(), true);
        Access late = living.issued(living.house().card(), true);
        change("UPDATE living_watch SET over = true, asked_at = now(), answer = 'good' WHERE application_id = ?", over);
        change("UPDATE living_watch SET next_at = now() + interval '9 years' WHERE application_id = ?", late);
        assertThat(check().sweep()).as("issued just now").isZero();
        untilSilent();

        assertThat(check().sweep()).isEqualTo(2);

        assertThat(alarms("living-watch-silent"))
                .contains(
                        "count=\"2\"",
                        over.applicationId().toString(),
                        late.applicationId().toString());
        assertThat(living.asked(over.applicationId())).isEqualTo(1);
        assertThat(living.asked(late.applicationId())).isEqualTo(1);
        assertThat(check().sweep()).as("asked just now").isZero();
    }

    @Test
    void aRowThatWasDeletedIsMadeAgainAndItsCardAskedAbout() {
        Access access = living.issued(living.house().card(), true);
        change("DELETE FROM living_watch WHERE application_id = ?", access);

        check().sweep();
        assertThat(alarms("living-watch-missing"))
                .contains(access.applicationId().toString());
        assertThat(rows(access.applicationId())).isEqualTo(1);

        change("DELETE FROM living_watch WHERE application_id = ?", access);
        untilSilent();
        check().sweep();
        assertThat(alarms("living-watch-silent"))
                .contains(access.applicationId().toString());
        assertThat(living.asked(access.applicationId())).isEqualTo(1);
        assertThat(rows(access.applicationId())).isEqualTo(1);
    }

    @Test
    void aConsentThatIsGoneIsAnAlarmAndNobodyIsAskedAbout() {
        Access access = living.issued(living.house().card(), true);
        change("DELETE FROM living_consent WHERE application_id = ?", access);
        untilSilent();

        check().sweep();

        assertThat(alarms("living-case-altered"))
                .contains(access.applicationId().toString());
        assertThat(living.asked(access.applicationId())).isZero();
    }

    /** Nobody is asked about who is not certified any more, so that a row that says so has to be the book's. */
    @Test
    void aCaseThatSomebodyCallsRevokedIsAnAlarm() {
        Access state = living.issued(living.house().card(), true);
        Access issued = living.issued(living.house().card(), true);
        change("UPDATE application_state SET state = 'REVOKED' WHERE application_id = ?", state);
        change("UPDATE issued_certificate SET not_after = now() + interval '1 hour' WHERE application_id = ?", issued);

        check().sweep();

        assertThat(alarms("living-case-altered"))
                .contains(
                        state.applicationId().toString(), issued.applicationId().toString());
    }

    @Test
    void whoWithdrewAndWhoseCardEndedForGoodAreNotSilent() {
        Access withdrew = living.issued(living.house().card(), true);
        living.desk().withdraw(withdrew);
        Access revoked = living.issued(living.house().card(), true);
        living.house().status().behave(OcspBehaviour.REVOKED);
        living.due(revoked);
        living.watch().sweep();
        living.house().status().behaveNormally();
        untilSilent();

        check().sweep();

        assertThat(alarms("living-watch-silent"))
                .doesNotContain(
                        withdrew.applicationId().toString(),
                        revoked.applicationId().toString());
        assertThat(living.asked(withdrew.applicationId())).isZero();
        assertThat(living.asked(revoked.applicationId())).isEqualTo(1);
    }

    private static SilenceCheck check() {
        return living.house().part(SilenceCheck.class);
    }

    private static void untilSilent() {
        Awaitility.await().pollDelay(Duration.ofMillis(6100)).until(() -> true);
    }

    private static void change(String sql, Access access) {
        living.house().sql().sql(sql).param(access.applicationId()).update();
    }

    private static int rows(UUID caseId) {
        return living.house()
                .sql()
                .sql("SELECT count(*) FROM living_watch WHERE application_id = ?")
                .param(caseId)
                .query(Integer.class)
                .single();
    }

    private String alarms(String alarm) {
        return log.list.stream()
                .map(event -> String.valueOf(event.getKeyValuePairs()))
                .filter(pairs -> pairs.contains(alarm))
                .toList()
                .toString();
    }
}
