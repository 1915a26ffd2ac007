package org.toroku.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.assistance.AttendanceDesk.Act;
import org.toroku.assistance.AttendanceDesk.Observed;
import org.toroku.assistance.AttendanceDesk.Opening;
import org.toroku.assistance.AttendanceDesk.Others;
import org.toroku.assistance.AttendanceDesk.Setting;
import org.toroku.assistance.AttendanceDesk.Start;
import org.toroku.assistance.AttendanceDesk.State;
import org.toroku.assistance.AttendanceDesk.StopReason;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.DecisionDesk.Verdict;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;

/** What an officer who attended says counts, and they judge nothing of it. */
class AttendanceTest {
    private static CounterScene scene;

    @BeforeAll
    static void open() {
        scene = new CounterScene();
    }

    @AfterAll
    static void close() {
        scene.house().assertBookIntact();
        scene.close();
    }

    private static DecisionDesk.Act refused(String reason) {
        return new DecisionDesk.Act.Refused(reason);
    }

    @Test
    void anAssistedApplicationIsAcceptedByOthersOnTheOfficersStatement() {
        Officer officer = scene.attendant();
        Opening.Opened opened = scene.opened(officer);
        assertThat(opened.session().state()).isEqualTo(State.CODE_OPEN);
        assertThat(opened.session().number()).matches("T-\\d{4}-\\d{6}");

        String ticket = scene.ticket(opened.code());
        assertThat(scene.state(officer, opened.session().id())).isEqualTo(State.ENTERED);
        Applied.Accepted applied = scene.applied(ticket);
        assertThat(scene.state(officer, opened.session().id())).isEqualTo(State.APPLIED);
        assertThat(new String(applied.content().bytes().toByteArray(), StandardCharsets.UTF_8))
                .contains("操作している者 / Who is operating: 申込者本人（対面支援：登録局の係員が立ち会う）")
                .contains("【対面支援 / Assisted session】\n対面支援番号 / Session number: "
                        + opened.session().number() + "\n")
                .contains("この申込みは自動では承諾されません。")
                .contains("This application is not accepted automatically.")
                .doesNotContain(officer.username());
        scene.submit(applied);
        UUID caseId = applied.access().applicationId();
        assertThat(scene.state(officer, opened.session().id())).isEqualTo(State.SIGNED);

        Inbox.Row task = scene.house().examineTask(caseId);
        assertThat(scene.house().examine(task, CardHouse.ANNE, true, List.of("address")))
                .as("the statement is waited for")
                .isEqualTo(refused("assistance-open"));
        scene.stated(officer, opened.session().id());
        assertThat(scene.state(officer, opened.session().id())).isEqualTo(State.STATED);
        assertThat(scene.attendance().of(CardHouse.ANNE, caseId)).hasValueSatisfying(attended -> {
            assertThat(attended.officer()).isEqualTo(officer.username());
            assertThat(attended.others()).contains(Others.RELATIVE);
        });
        scene.house().acceptedByTwo(caseId);
        scene.house().awaitState(caseId, ApplicationState.ISSUED);

        assertThat(scene.house().book(caseId))
                .contains("application-in-assisted-session", "assisted-session-stated", "certificate-issued");
        assertThat(scene.house().book(opened.session().id()))
                .containsExactly("assisted-session-opened", "assisted-session-entered", "assisted-session-stated");
    }

    @Test
    void whoAttendedNeitherClaimsNorIsGivenNorExaminesNorDecides() {
        Officer both = scene.attendant(Roles.EXAMINER, Roles.DECIDER);
        Opening.Opened opened = scene.opened(both);
        UUID caseId = scene.signed(opened);
        scene.stated(both, opened.session().id());
        Officer manager = new Officer("boss", Set.of(Roles.MANAGER));
        scene.house().employ(manager);

        Inbox.Row examine = scene.house().examineTask(caseId);
        assertNotFor(both, manager, examine);
        assertThat(scene.house().examine(examine, both, true, List.of("address")))
                .isEqualTo(refused("attended"));
        assertThat(scene.house().examine(examine, both, false, List.of())).isEqualTo(refused("attended"));

        Inbox.Row decide = scene.house().decideTaskAfterExamination(caseId);
        assertNotFor(both, manager, decide);
        assertThat(scene.house().accept(decide, both)).isEqualTo(refused("attended"));
        assertThat(scene.house().reexamine(decide, both, "もう一度")).isEqualTo(refused("attended"));
        assertThat(scene.house()
                        .part(DecisionDesk.class)
                        .decide(
                                decide.taskKey(),
                                both,
                                new Verdict(
                                        false,
                                        java.util.Optional.of("other"),
                                        "",
                                        scene.house().version(caseId))))
                .isEqualTo(refused("attended"));

        scene.house().accepted(caseId);
        scene.house().awaitState(caseId, ApplicationState.ISSUED);
    }

    private static void assertNotFor(Officer attendant, Officer manager, Inbox.Row task) {
        Inbox.Claim notAllowed = new Inbox.Claim.NotAllowed("attended");
        assertThat(scene.house().claim(task, attendant)).isEqualTo(notAllowed);
        assertThat(scene.house()
                        .part(Inbox.class)
                        .assign(task.taskKey(), manager.username(), manager.roles(), attendant.username()))
                .isEqualTo(notAllowed);
    }

    @Test
    void aSessionThatWasStoppedIsNeverAccepted() {
        Officer officer = scene.attendant();
        Opening.Opened opened = scene.opened(officer);
        UUID caseId = scene.signed(opened);
        assertThat(scene.attendance().stop(officer, opened.session().id(), StopReason.PASSWORD_SEEN))
                .isEqualTo(new Act.Done());
        assertThat(scene.attendance().state(officer, opened.session().id(), CounterScene.GOOD))
                .isEqualTo(new Act.Refused("already-closed"));
        Inbox.Row task = scene.house().examineTask(caseId);
        assertThat(scene.house().examine(task, CardHouse.ANNE, true, List.of("address")))
                .isEqualTo(refused("assistance-stopped"));
        assertThat(scene.house().book(caseId)).contains("assisted-session-stopped");
    }

    @Test
    void withoutAStatementInTimePeopleJudgeItAsOneWhereSomebodyHelped() {
        Officer officer = scene.attendant();
        Opening.Opened opened = scene.opened(officer);
        UUID caseId = scene.signed(opened);
        Inbox.Row task = scene.house().examineTask(caseId);
        assertThat(scene.house().examine(task, CardHouse.ANNE, true, List.of("address")))
                .isEqualTo(refused("assistance-open"));
        scene.house().pass(Duration.ofMinutes(90).plus(Duration.ofHours(4)));
        assertThat(scene.state(officer, opened.session().id())).isEqualTo(State.UNSTATED);
        assertThat(scene.attendance().state(officer, opened.session().id(), CounterScene.GOOD))
                .isEqualTo(new Act.Refused("too-late"));
        scene.house().acceptedByTwo(caseId);
        scene.house().awaitState(caseId, ApplicationState.ISSUED);
    }

    @Test
    void whatWasSeenAgainstItCountsAlsoWhenItIsSaidLate() {
        Officer officer = scene.attendant();
        Opening.Opened opened = scene.opened(officer);
        UUID caseId = scene.signed(opened);
        Inbox.Row task = scene.house().examineTask(caseId);
        scene.house().pass(Duration.ofMinutes(90).plus(Duration.ofHours(4)));

        assertThat(scene.attendance().stop(officer, opened.session().id(), StopReason.TECHNICAL))
                .isEqualTo(new Act.Done());
        assertThat(scene.house().examine(task, CardHouse.ANNE, true, List.of("address")))
                .isEqualTo(refused("assistance-stopped"));
    }

    @Test
    void onlyWhatWasSeenAndOnlyOfASignedApplicationIsStated() {
        Officer officer = scene.attendant();
        Opening.Opened opened = scene.opened(officer);
        UUID session = opened.session().id();
        assertThat(scene.attendance().state(officer, session, CounterScene.GOOD))
                .isEqualTo(new Act.Refused("not-signed"));
        scene.signed(opened);
        assertThat(scene.attendance().state(scene.attendant(), session, CounterScene.GOOD))
                .as("another officer did not see it")
                .isEqualTo(new Act.Refused("not-found"));
        assertThat(scene.attendance().stop(scene.attendant(), session, StopReason.TECHNICAL))
                .isEqualTo(new Act.Refused("not-found"));
        assertThat(scene.attendance().state(officer, session, new Observed(true, true, true, false, Others.NOBODY)))
                .isEqualTo(new Act.Refused("not-observed"));
        scene.stated(officer, session);
        assertThat(scene.attendance().stop(officer, session, StopReason.TECHNICAL))
                .isEqualTo(new Act.Refused("already-closed"));
    }

    @Test
    void onlyWhoReceivesOrExaminesAttendsOnePersonAtATimeWhomTheyRecognised() {
        Officer officer = scene.attendant();
        Officer decider = scene.attendant(Roles.DECIDER);
        assertThat(scene.attendance().open(decider, CounterScene.START)).isEqualTo(new Opening.Refused("role"));
        assertThat(scene.attendance().open(officer, start("窓口", false)))
                .isEqualTo(new Opening.Refused("not-recognised"));
        assertThat(scene.attendance().open(officer, start(" ", true))).isEqualTo(new Opening.Refused("desk-missing"));
        assertThat(scene.attendance().open(officer, start("123456789018", true)))
                .isEqualTo(new Opening.Refused("my-number"));
        assertThat(scene.attendance().open(officer, start("窓口\n二", true)))
                .isEqualTo(new Opening.Refused("unprintable"));
        Opening.Opened first = scene.opened(officer);
        assertThat(scene.attendance().open(officer, CounterScene.START))
                .isEqualTo(new Opening.Refused("already-attending"));
        assertThat(scene.attendance().current(officer)).contains(first.session());
        assertThat(scene.attendance().stop(officer, first.session().id(), StopReason.TECHNICAL))
                .isEqualTo(new Act.Done());
        assertThat(scene.attendance().current(officer)).isEmpty();
        scene.opened(officer);
    }

    private static Start start(String desk, boolean recognised) {
        return new Start(
                Setting.COUNTER, desk, CounterScene.START.document(), CounterScene.START.language(), recognised);
    }
}
