package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.PreviewDesk;
import org.toroku.paper.Act;
import org.toroku.paper.Defect;
import org.toroku.paper.DefectCode;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.PaperField;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.SealVerdict;
import org.toroku.ui.fake.FakeDecisions;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakePaper;
import org.toroku.ui.fake.FakePreviews;
import org.toroku.ui.fake.FakeUnread;
import org.toroku.ui.paper.PaperCaseViewModel.Mode;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.TaskHold;

class PaperCaseViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

    private final FakeInbox inbox = new FakeInbox();
    private final FakeDecisions decisions = new FakeDecisions(inbox);
    private final FakePreviews previews = new FakePreviews();
    private final FakePaper paper = new FakePaper(decisions);

    @BeforeEach
    void tasks() {
        inbox.put(FakeInbox.row(1, "髙橋　花子", "examine-paper-application", "examiner", NOW, NOW));
        inbox.put(FakeInbox.row(2, "髙橋　花子", "decide-on-paper-application", "decider", NOW, NOW));
        inbox.put(FakeInbox.row(3, "髙橋　花子", "advise-on-paper-application", "manager", NOW, NOW));
    }

    private PaperCaseViewModel model(long task, String... roles) {
        PaperCaseViewModel model = new PaperCaseViewModel(
                new TaskHold(task, new Officer("sato", Set.of(roles)), inbox),
                new PaperCaseViewModel.Desks(
                        paper, new FakeUnread(), paper, decisions, previews, Clock.fixed(NOW, ZoneOffset.UTC)));
        model.load();
        return model;
    }

    private PaperCaseViewModel claimed(long task, String role) {
        inbox.claim(task, "sato", Set.of(role));
        return model(task, role);
    }

    @Test
    void asksToClaimBeforeAnythingCanBeDone() {
        assertThat(model(1, "examiner").mode()).isEqualTo(Mode.CLAIMABLE);
        assertThat(claimed(1, "examiner").mode()).isEqualTo(Mode.EXAMINE);
        assertThat(claimed(2, "decider").mode()).isEqualTo(Mode.DECIDE);
        assertThat(claimed(3, "manager").mode()).isEqualTo(Mode.ADVISE);
    }

    @Test
    void aRefusalForWantOfAConfirmationSpeaksOfValuesAndNotOfCheckBoxes() {
        Said refused = claimed(1, "examiner").explained(Said.refused("unconfirmed-fields"), kind -> "");

        assertThat(refused).isEqualTo(new Said("paper.unconfirmed-values", "", false));
    }

    @Test
    void saysThatAnUnreadPageAwaitsALookOnlyAsLongAsItIsWithheld() {
        FakeUnread unread = new FakeUnread();
        unread.put(FakePaper.PAGE);
        PaperCaseViewModel model = new PaperCaseViewModel(
                new TaskHold(1, new Officer("sato", Set.of("examiner")), inbox),
                new PaperCaseViewModel.Desks(
                        paper, unread, paper, decisions, previews, Clock.fixed(NOW, ZoneOffset.UTC)));
        model.load();
        paper.showing(new PaperFiles.Image.Withheld("not-searched"));
        model.look();
        assertThat(model.unread()).containsExactly(FakePaper.PAGE);
        assertThat(model.unseen()).containsExactly(FakePaper.PAGE);

        paper.showing(new PaperFiles.Image.Damaged());
        model.look();
        assertThat(model.unread()).containsExactly(FakePaper.PAGE);
        assertThat(model.unseen()).isEmpty();
    }

    @Test
    void showsAnAuditorEverythingAndLetsThemDoNothing() {
        PaperCaseViewModel model = model(1, "auditor");

        assertThat(model.file()).isPresent();
        assertThat(model.mode()).isEqualTo(Mode.READ_ONLY);
    }

    @Test
    void showsNothingToSomebodyWithAnotherRole() {
        assertThat(model(1, "decider").file()).isEmpty();
        assertThat(model(1, "decider").mode()).isEqualTo(Mode.CLOSED);
    }

    @Test
    void keepsWhatWasCorrectedAndStays() {
        PaperCaseViewModel model = claimed(1, "examiner");

        assertThat(model.correct(FakePaper.RECORD, PaperField.NAME, " 髙橋　花子 ")).isEqualTo(Said.done("paper.kept"));
        assertThat(paper.asked()).containsExactly("correct NAME 髙橋　花子");
        assertThat(model.file().orElseThrow().values().getFirst().value()).isEqualTo("髙橋　花子");
    }

    @Test
    void doesNotAskTheDeskToKeepAnEmptyValue() {
        assertThat(claimed(1, "examiner")
                        .correct(FakePaper.RECORD, PaperField.NAME, " ")
                        .success())
                .isFalse();
        assertThat(paper.asked()).isEmpty();
    }

    @Test
    void saysInWordsWhyTheDeskRefused() {
        PaperCaseViewModel model = claimed(1, "examiner");
        paper.answerWith(new Act.Refused("outdated"));

        assertThat(model.seal(SealVerdict.SAME)).isEqualTo(Said.refused("outdated"));
    }

    @Test
    void writesDefectsUntilTheEndOfTheDayInJapan() {
        PaperCaseViewModel model = claimed(1, "examiner");
        assertThat(model.askForCorrection(Optional.of(LocalDate.of(2026, 12, 16)))
                        .key())
                .isEqualTo("paper.defects-missing");
        model.addDefect(Defect.of(DefectCode.SEAL_UNCLEAR, EnclosureKind.APPLICATION_FORM));

        assertThat(model.askForCorrection(Optional.empty()).key()).isEqualTo("paper.date-missing");
        assertThat(model.askForCorrection(Optional.of(LocalDate.of(2026, 12, 16))))
                .isEqualTo(Said.done("act.done"));
        assertThat(paper.asked()).containsExactly("correction [SEAL_UNCLEAR] until 2026-12-16T15:00:00Z");
    }

    @Test
    void needsAReasonToHoldToEscalateAndToRecommend() {
        PaperCaseViewModel model = claimed(1, "examiner");

        assertThat(model.hold(Optional.of(LocalDate.of(2026, 12, 1)), " ").key())
                .isEqualTo("act.note-missing");
        assertThat(model.escalate("").key()).isEqualTo("act.note-missing");
        assertThat(model.examine(true, "").key()).isEqualTo("act.note-missing");
        assertThat(paper.asked()).isEmpty();
        assertThat(decisions.findings()).isEmpty();
    }

    @Test
    void rejectsOnlyWithACodedReason() {
        PaperCaseViewModel model = claimed(2, "decider");

        assertThat(model.decide(false, Optional.empty(), "").key()).isEqualTo("act.reason-missing");
        assertThat(model.decide(false, Optional.of("documents-insufficient"), ""))
                .isEqualTo(Said.done("act.done"));
        assertThat(decisions.verdicts())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.reason()).contains("documents-insufficient"));
    }

    @Test
    void noticesThatTheCaseChangedUnderTheOfficersEyes() {
        PaperCaseViewModel model = claimed(1, "examiner");
        assertThat(model.isOutdated()).isFalse();

        decisions.changeCases();

        assertThat(model.isOutdated()).isTrue();
    }

    @Test
    void previewsTheCertificateOnlyWhereItIsDecided() {
        assertThat(model(1, "examiner").preview()).isEmpty();
        assertThat(model(2, "decider").preview()).isPresent();
        assertThat(model(2, "decider").acceptable()).isTrue();

        previews.objectBy(new PreviewDesk.Objection("subject-string-lengths", "RFC 5280 A.1"));

        assertThat(model(2, "decider").acceptable()).isFalse();
    }

    @Test
    void offersTheReportOfADeathToThoseWhoMayMakeIt() {
        assertThat(model(1, "examiner").mayReportDeath()).isTrue();
        assertThat(model(3, "manager").mayReportDeath()).isTrue();
        assertThat(model(2, "decider").mayReportDeath()).isFalse();
        assertThat(model(1, "auditor").mayReportDeath()).isFalse();
    }

    /** A value that is set right draws the page anew; what was being noted stays. */
    @Test
    void keepsTheNoteWhileValuesAreCorrected() {
        PaperCaseViewModel model = claimed(1, "examiner");
        model.note("seen with my own eyes");

        model.correct(FakePaper.RECORD, PaperField.NAME, "髙橋　花子");

        assertThat(model.note()).isEqualTo("seen with my own eyes");
    }

    @Test
    void saysWhichFieldsAnotherKeyedOtherwiseToWhoExaminesAgain() {
        paper.keyedDifferently(PaperField.ADDRESS);

        assertThat(claimed(1, "examiner").keyedOtherwise()).containsExactly(PaperField.ADDRESS);
        assertThat(claimed(2, "decider").keyedOtherwise()).isEmpty();
    }

    @Test
    void asksWhyAnEntryIsCorrected() {
        PaperCaseViewModel model = claimed(1, "examiner");
        PaperFiles.Entry entry = model.file()
                .orElseThrow()
                .enclosures()
                .getFirst()
                .entries()
                .getLast()
                .entry();

        assertThat(model.correctEntry(FakePaper.RECORD, entry, " "))
                .isEqualTo(new Said("entry.why-missing", "", false));
        assertThat(paper.asked()).isEmpty();
        assertThat(model.correctEntry(FakePaper.RECORD, entry, "counted")).isEqualTo(Said.done("paper.kept"));
        assertThat(paper.asked()).containsExactly("entry RESIDENCE_RECORD 2: counted");
    }
}
