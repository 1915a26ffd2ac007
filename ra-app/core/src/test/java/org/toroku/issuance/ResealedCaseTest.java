package org.toroku.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.RowAlteredException;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.testkit.pki.OcspBehaviour;

/** Somebody alters a case in the database right before a step, or the counter, writes on it. */
class ResealedCaseTest {
    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = new CardHouse();
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    private static void sql(String change, UUID caseId) {
        assertThat(house.sql().sql(change).param(caseId).update()).isEqualTo(1);
    }

    private static List<BookVerifier.Finding> findings() {
        return house.part(BookVerifier.class).verify() instanceof BookVerifier.Report.Altered(var found)
                ? found
                : List.of();
    }

    /** The step that would write the state again halts instead, with an alarm in the book, and goes on once all is right. */
    @Test
    void aStepHaltsBeforeAnAlteredStateAndGoesOnOnceItIsPutBack() {
        house.status().behave(OcspBehaviour.HTTP_500);
        UUID caseId = house.submitted().applicationId();
        house.awaitState(caseId, ApplicationState.PENDING_STATUS);
        sql("UPDATE application_state SET version = version + 40 WHERE application_id = ?", caseId);
        house.status().behaveNormally();
        house.retryUntil(Duration.ofMinutes(1), () -> house.book(caseId).contains("step-halted"));

        assertThat(house.state(caseId)).isEqualTo(ApplicationState.PENDING_STATUS);
        assertThat(findings()).containsExactly(new BookVerifier.Finding("application_state " + caseId, "row-altered"));
        sql("UPDATE application_state SET version = version - 40 WHERE application_id = ?", caseId);
        assertThat(findings()).isEmpty();
    }

    /** Nothing is acknowledged, and nothing is used up: the same signature is received once the row is put back. */
    @Test
    void nothingIsReceivedForACaseWhoseStateWasAltered() {
        EnrolmentDesk.Applied.Accepted applied = house.applied();
        UUID caseId = applied.access().applicationId();
        sql("UPDATE application_state SET since = since - interval '1 day' WHERE application_id = ?", caseId);
        List<String> before = house.book(caseId);

        assertThatThrownBy(() -> house.counter().submit(applied.access(), house.signature(applied)))
                .isInstanceOf(RowAlteredException.class);

        assertThat(house.book(caseId)).isEqualTo(before);
        assertThat(findings()).containsExactly(new BookVerifier.Finding("application_state " + caseId, "row-altered"));
        sql("UPDATE application_state SET since = since + interval '1 day' WHERE application_id = ?", caseId);
        assertThat(house.counter().submit(applied.access(), house.signature(applied)))
                .isInstanceOf(EnrolmentDesk.Submitted.Received.class);
    }
}
