package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.ui.fake.FakeDecisions;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakePaper;
import org.toroku.ui.fake.FakePostRoom;
import org.toroku.ui.paper.DeathReportViewModel.Source;
import org.toroku.ui.staff.Said;

class DeathReportViewModelTest {
    private final FakePostRoom desk = new FakePostRoom();

    private DeathReportViewModel model(String role) {
        return new DeathReportViewModel(
                new UUID(7, 42),
                new Officer("sato", Set.of(role)),
                new FakePaper(new FakeDecisions(new FakeInbox())),
                desk);
    }

    @Test
    void asksForSourceAndEvidenceBeforeItAsksToConfirm() {
        assertThat(model("examiner").missing(Optional.empty(), "x"))
                .contains(new Said("death.source-missing", "", false));
        assertThat(model("examiner").missing(Optional.of(Source.FAMILY), " "))
                .contains(new Said("death.evidence-missing", "", false));
        assertThat(model("examiner").missing(Optional.of(Source.FAMILY), "長男からの電話"))
                .isEmpty();
        assertThat(desk.asked()).isEmpty();
    }

    @Test
    void reportsWhereTheNewsComesFromAndWhatProvesIt() {
        assertThat(model("examiner").report("戸籍・除籍の証明書", " 12月1日付 ")).isEqualTo(Said.done("death.done"));
        assertThat(desk.asked()).containsExactly("death: 戸籍・除籍の証明書／12月1日付");
    }

    @Test
    void tellsWhoMayNotReportItThatTheyMayNot() {
        assertThat(model("decider").report("x", "y")).isEqualTo(Said.refused("role"));
    }
}
