package org.toroku.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.PreviewDesk;
import org.toroku.process.Inbox;
import org.toroku.ui.fake.FakeAssistance;
import org.toroku.ui.fake.FakeCases;
import org.toroku.ui.fake.FakeChecks;
import org.toroku.ui.fake.FakeCounter;
import org.toroku.ui.fake.FakeDecisions;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakeLiving;
import org.toroku.ui.fake.FakePreviews;
import org.toroku.ui.fake.FakeRevocations;
import org.toroku.ui.inbox.CaseRoomViewModel.Mode;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.TaskHold;

class CaseRoomViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Officer SATO = new Officer("sato", Set.of("examiner"));
    private static final Officer SUZUKI = new Officer("suzuki", Set.of("decider"));
    private static final Officer KANSA = new Officer("kansa", Set.of("auditor"));

    private final FakeInbox inbox = new FakeInbox();
    private final FakeDecisions desk = new FakeDecisions(inbox);
    private final FakeChecks checks = new FakeChecks(inbox);
    private final FakeCases cases = new FakeCases();
    private final FakePreviews previews = new FakePreviews();

    @BeforeEach
    void twoTasks() {
        inbox.put(FakeInbox.row(1, "高橋　花子", "examine-application", "examiner", NOW, NOW));
        inbox.put(FakeInbox.row(2, "山田　太郎", "decide-on-application", "decider", NOW, NOW));
    }

    private CaseRoomViewModel room(long task, Officer officer) {
        CaseFiles files = new CaseFiles(
                desk,
                previews,
                cases,
                new CaseFiles.Findings(
                        cases.matches(),
                        cases,
                        cases.judgements(),
                        (who, caseId) -> Optional.empty(),
                        (who, caseId) -> Optional.empty(),
                        (who, caseId) -> Optional.empty(),
                        new FakeAssistance(new FakeCounter(Clock.systemUTC()), Clock.systemUTC()),
                        (who, caseId) -> List.of(),
                        checks,
                        new FakeRevocations(Clock.systemUTC()),
                        (who, caseId) -> Optional.empty(),
                        new FakeLiving(Clock.systemUTC())),
                cases.trail());
        CaseRoomViewModel model = new CaseRoomViewModel(new TaskHold(task, officer, inbox), files, desk, checks);
        model.load();
        return model;
    }

    private CaseRoomViewModel claimed(long task, Officer officer) {
        CaseRoomViewModel model = room(task, officer);
        assertThat(model.hold().toggle()).isEqualTo(new Said("claim.done", "M-2026-00000" + task, true));
        model.load();
        return model;
    }

    @Test
    void aCaseWithTheApplicantsOwnKeyIsWorkedHereAsWell() {
        inbox.put(FakeInbox.onRoute(5, "simultaneous-key", "examine-application", "examiner", NOW));

        assertThat(room(5, SATO).file()).isPresent();
    }

    @Test
    void aRenewalIsWorkedHereAsWell() {
        inbox.put(FakeInbox.onRoute(6, "renewal", "examine-application", "examiner", NOW));

        assertThat(room(6, SATO).file()).isPresent();
    }

    @Test
    void nobodyReadsWhatIsThoughtOfTheirOwnCase() {
        desk.own(inbox.find(1).orElseThrow().caseId(), "sato");

        assertThat(room(1, SATO).file()).isEmpty();
        assertThat(room(1, new Officer("ito", Set.of("examiner"))).file()).isPresent();
    }

    @Test
    void aTaskOfAnotherGroupStaysClosed() {
        assertThat(room(2, SATO).mode()).isEqualTo(Mode.CLOSED);
        assertThat(room(2, SATO).file()).isEmpty();
        assertThat(room(99, SATO).mode()).isEqualTo(Mode.CLOSED);
    }

    @Test
    void theAuditorReadsButCannotClaim() {
        assertThat(room(1, KANSA).mode()).isEqualTo(Mode.READ_ONLY);
    }

    @Test
    void aTaskIsActedOnOnlyAfterItWasClaimed() {
        assertThat(room(1, SATO).mode()).isEqualTo(Mode.CLAIMABLE);
        assertThat(claimed(1, SATO).mode()).isEqualTo(Mode.EXAMINE);
        assertThat(claimed(2, SUZUKI).mode()).isEqualTo(Mode.DECIDE);
        assertThat(room(1, new Officer("ito", Set.of("examiner"))).mode()).isEqualTo(Mode.READ_ONLY);
    }

    @Test
    void aColleagueWhoWasFasterIsNamed() {
        inbox.answerClaimWith(new Inbox.Claim.TakenBy("ito"));
        assertThat(room(1, SATO).hold().toggle()).isEqualTo(new Said("claim.taken", "ito", false));
    }

    @Test
    void aForbiddenClaimSaysWhy() {
        inbox.answerClaimWith(new Inbox.Claim.NotAllowed("four-eyes"));
        assertThat(room(2, SUZUKI).hold().toggle()).isEqualTo(new Said("act.four-eyes", "", false));
    }

    @Test
    void acceptanceIsRecommendedOnlyWithEveryUnequalFieldSeen() {
        CaseRoomViewModel model = claimed(1, SATO);
        model.confirm("name", true);
        assertThat(model.examine(true, "見た").key()).isEqualTo("act.unconfirmed-fields");
        assertThat(desk.findings()).isEmpty();
        model.confirm("address", true);
        assertThat(model.examine(true, " 見た ").success()).isTrue();
        assertThat(desk.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.confirmedFields()).containsExactly("name", "address");
            assertThat(finding.note()).isEqualTo("見た");
            assertThat(finding.caseVersion()).isEqualTo("1");
        });
    }

    @Test
    void rejectionCanBeRecommendedWithoutConfirmingButNotWithoutNote() {
        CaseRoomViewModel model = claimed(1, SATO);
        assertThat(model.examine(false, " ").key()).isEqualTo("act.note-missing");
        assertThat(model.examine(false, "住所が異なる").success()).isTrue();
    }

    @Test
    void whatEyesConfirmedIsVoidOnceTheCaseChanged() {
        CaseRoomViewModel model = claimed(1, SATO);
        model.confirm("name", true);
        assertThat(model.isOutdated()).isFalse();
        desk.changeCases();
        assertThat(model.isOutdated()).isTrue();
        model.load();
        assertThat(model.isConfirmed("name")).isFalse();
        assertThat(model.isOutdated()).isFalse();
    }

    @Test
    void aRejectionNeedsItsReasonAndAnAcceptanceCarriesNone() {
        CaseRoomViewModel model = claimed(2, SUZUKI);
        assertThat(model.decide(false, Optional.empty(), "").key()).isEqualTo("act.reason-missing");
        assertThat(model.decide(true, Optional.of("data-mismatch"), "").success())
                .isTrue();
        assertThat(desk.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.accept()).isTrue();
            assertThat(verdict.reason()).isEmpty();
        });
    }

    @Test
    void aCaseIsSentBackToTheExaminerOnlyWithANote() {
        CaseRoomViewModel model = claimed(2, SUZUKI);
        assertThat(model.reexamine(" ").key()).isEqualTo("act.note-missing");
        assertThat(desk.sentBack()).isEmpty();
        assertThat(model.reexamine(" 住所を確かめる ").success()).isTrue();
        assertThat(desk.sentBack()).containsExactly("住所を確かめる");
    }

    @Test
    void aRefusalOfTheDeskIsAnsweredWithItsOwnSentence() {
        CaseRoomViewModel model = claimed(2, SUZUKI);
        desk.answerWith(new Act.Refused("order-key-unavailable"));
        assertThat(model.decide(true, Optional.empty(), ""))
                .isEqualTo(new Said("act.order-key-unavailable", "", false));
    }

    @Test
    void whoRecommendsAndWhoDecidesSeeWhatWouldBeCertifiedAndNobodyAcceptsWhatCannotBe() {
        assertThat(room(1, SATO).file().orElseThrow().preview()).isPresent();
        assertThat(room(2, SUZUKI).file().orElseThrow().preview()).isPresent();
        assertThat(room(2, SUZUKI).file().orElseThrow().acceptable()).isTrue();

        previews.objectBy(new PreviewDesk.Objection("subject-text-clean", "RFC 5280"));

        assertThat(room(2, SUZUKI).file().orElseThrow().acceptable()).isFalse();
    }

    @Test
    void aReferredCaseTellsWhyItWasReferred() {
        assertThat(room(1, SATO).file().orElseThrow().judgement().orElseThrow().reasons())
                .containsExactly("duplicate-person", "address-differs", "several-holders-one-device");
    }
}
