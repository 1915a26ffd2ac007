package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.halted.HaltDesk;
import org.toroku.halted.HaltDesk.Answer;
import org.toroku.halted.HaltDesk.Halt;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.testkit.pki.TestCard;
import tools.jackson.databind.JsonNode;

/**
 * A case that halted because one of its rows was altered: it stands in the manager's list with the cause, issues nothing
 * however often it is tried again, and goes on by the manager's act once the row is as it was.
 */
@ExtendWith(RunningToroku.class)
class HaltedCaseSpec {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MANAGER = "manager1";

    private final Standalone toroku;
    private final ApplicantClient applicant;
    private final Staff staff;
    private final HaltDesk desk;
    private final Superuser superuser;

    HaltedCaseSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
        this.staff = new Staff(toroku);
        this.desk = toroku.context().getBean(HaltDesk.class);
        this.superuser = Superuser.of(toroku);
    }

    @AfterEach
    void close() {
        toroku.status().behaveNormally();
        superuser.close();
    }

    private List<Halt> halts(UUID caseId) {
        return desk.list(MANAGER, 0, 1_000).stream()
                .filter(halt -> halt.caseId().equals(caseId))
                .toList();
    }

    private Halt halted(UUID caseId) {
        return Waiting.until(PATIENCE, () -> halts(caseId), halts -> halts.size() == 1)
                .getFirst();
    }

    private int entries(UUID caseId, String action) {
        return superuser.count(
                "SELECT count(*)::int FROM audit_entry WHERE case_id = ? AND action = ?", caseId, action);
    }

    /** Nothing that is shown to the applicant looks as if the case went on, or names a date. */
    private void toldToStandStill(ApplicantClient.Mine mine) {
        JsonNode told = applicant.status(mine);
        assertThat(told.get("standsStillSince").isNull()).isFalse();
        assertThat(told.get("asked").get("what").asString()).isEqualTo("WAIT_FOR_REPAIR");
        assertThat(told.get("expected").get("kind").asString()).isEqualTo("STANDS_STILL");
        assertThat(told.get("steps").findValuesAsString("progress"))
                .contains("STANDS_STILL")
                .doesNotContain("NOW");
        assertThat(told.toString()).as("why, and who").doesNotContain("case-altered", "examiner1", "decider1");
    }

    @Test
    void goesOnByTheManagersActOnceTheCauseIsRemoved() {
        TestCard card = People.withSubstitute(toroku);
        var mine = applicant.enrol(card);
        staff.examined(mine);
        // nobody decides on an altered case, so it waits for the card's status between decision and issue
        toroku.status().behave(card.certificate().getSerialNumber(), OcspBehaviour.DOWN);
        staff.decided(mine, true);
        superuser
                .sql("UPDATE examination SET note = note || '!' WHERE application_id = ?", mine.id())
                .update();
        toroku.status().behaveNormally();
        Halt halt = halted(mine.id());
        assertThat(halt.reason()).isEqualTo("case-altered");
        assertThat(halt.elementId()).isEqualTo("order-certificate");
        assertThat(halt.caseNumber()).isEqualTo(mine.caseNumber());

        toldToStandStill(mine);

        assertThat(desk.tryAgain(halt, MANAGER, " ")).isEqualTo(new Answer.Refused("reason-missing"));
        assertThat(desk.tryAgain(halt, MANAGER, "why\u202E not")).isEqualTo(new Answer.Refused("reason-unprintable"));
        assertThat(desk.tryAgain(halt, "examiner1", "why not")).isEqualTo(new Answer.Refused("role"));
        assertThat(desk.tryAgain(halt, "nobody", "why not")).isEqualTo(new Answer.Refused("role"));
        assertThat(desk.list("examiner1", 0, 10)).isEmpty();
        assertThat(entries(mine.id(), "step-resumed")).isZero();

        assertThat(desk.tryAgain(halt, MANAGER, "perhaps")).isEqualTo(new Answer.Ordered());
        Waiting.until(PATIENCE, () -> entries(mine.id(), "step-halted"), times -> times == 2);
        assertThat(superuser.certificates(mine.id())).isZero();

        superuser
                .sql("UPDATE examination SET note = left(note, length(note) - 1) WHERE application_id = ?", mine.id())
                .update();
        assertThat(desk.tryAgain(halted(mine.id()), MANAGER, "the row was restored"))
                .isEqualTo(new Answer.Ordered());
        applicant.await(mine, "ISSUED");
        assertThat(applicant.status(mine).get("standsStillSince").isNull()).isTrue();
        assertThat(superuser.certificates(mine.id())).isEqualTo(1);
        assertThat(halts(mine.id())).isEmpty();
        assertThat(desk.tryAgain(halt, MANAGER, "once more")).isEqualTo(new Answer.Refused("gone"));
        assertThat(superuser
                        .sql(
                                "SELECT actor || ': ' || (detail::jsonb ->> 'reason') FROM audit_entry"
                                        + " WHERE case_id = ? AND action = 'step-resumed' ORDER BY seq",
                                mine.id())
                        .query(String.class)
                        .list())
                .containsExactly("manager1: perhaps", "manager1: the row was restored");
    }
}
