package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.paper.PaperField;
import org.toroku.paper.RecheckDesk.Rekeyed;
import org.toroku.ui.fake.FakeDecisions;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakePaper;
import org.toroku.ui.staff.Said;

class RecheckViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

    private final FakeInbox inbox = new FakeInbox();
    private final FakePaper paper = new FakePaper(new FakeDecisions(inbox));
    private final RecheckViewModel model =
            new RecheckViewModel(1, new Officer("suzuki", Set.of("examiner")), paper, inbox);

    @BeforeEach
    void open() {
        inbox.put(FakeInbox.row(1, "髙橋　花子", "recheck-paper-application", "examiner", NOW, NOW));
        model.load();
    }

    private void typeAll() {
        model.type(PaperField.NAME, "髙橋　花子");
        model.type(PaperField.ADDRESS, "東京都千代田区霞が関二丁目１番２号");
        model.type(PaperField.BIRTH_DATE, "昭和55年2月17日");
    }

    @Test
    void namesEveryFieldThatWasNotKeyedAndAsksNobody() {
        model.type(PaperField.NAME, "髙橋　花子");

        assertThat(model.check().problems())
                .isEqualTo(Map.of(PaperField.ADDRESS, "missing", PaperField.BIRTH_DATE, "missing"));
        assertThat(paper.asked()).isEmpty();
    }

    @Test
    void saysThatBothKeyedTheSame() {
        typeAll();

        assertThat(model.check().said()).isEqualTo(Said.done("recheck.same"));
        assertThat(paper.asked()).containsExactly("rekey [NAME, ADDRESS, BIRTH_DATE]");
    }

    @Test
    void doesNotSayWhichFieldDiffersFromWhatTheFirstAccepted() {
        typeAll();
        paper.answerWith(new Rekeyed.Different(Set.of(PaperField.ADDRESS)));

        assertThat(model.check()).isEqualTo(new RecheckViewModel.Checked(Said.done("recheck.different"), Map.of()));
    }

    /** A slip of the keyboard stays on the page, at its field. */
    @Test
    void saysWhatIsWrongWithADateBeforeAnythingIsCompared() {
        typeAll();
        paper.answerWith(new Rekeyed.Malformed(Map.of(PaperField.BIRTH_DATE, "date-month")));

        assertThat(model.check())
                .isEqualTo(new RecheckViewModel.Checked(
                        new Said("recheck.malformed", "", false), Map.of(PaperField.BIRTH_DATE, "date-month")));
    }

    @Test
    void saysWhyTheDeskRefused() {
        typeAll();
        paper.answerWith(new Rekeyed.Refused("own-examination"));

        assertThat(model.check().said()).isEqualTo(Said.refused("own-examination"));
    }
}
