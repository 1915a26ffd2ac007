package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.ui.fake.FakeDecisions;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakePaper;
import org.toroku.ui.fake.FakePreviews;
import org.toroku.ui.fake.FakeUnread;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.TaskHold;

/** A decider who has a case examined again says why. */
class SendingBackTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

    @Test
    void asksTheDeskOnlyWithAReason() {
        FakeInbox inbox = new FakeInbox();
        FakeDecisions decisions = new FakeDecisions(inbox);
        FakePaper paper = new FakePaper(decisions);
        inbox.put(FakeInbox.row(2, "髙橋　花子", "decide-on-paper-application", "decider", NOW, NOW));
        inbox.claim(2, "sato", Set.of("decider"));
        PaperCaseViewModel model = new PaperCaseViewModel(
                new TaskHold(2, new Officer("sato", Set.of("decider")), inbox),
                new PaperCaseViewModel.Desks(
                        paper,
                        new FakeUnread(),
                        paper,
                        decisions,
                        new FakePreviews(),
                        Clock.fixed(NOW, ZoneOffset.UTC)));
        model.load();

        assertThat(model.reexamine(" ")).isEqualTo(new Said("act.note-missing", "", false));
        assertThat(paper.asked()).isEmpty();
        assertThat(model.reexamine("住民票が差し替えられた ")).isEqualTo(Said.done("act.done"));
        assertThat(paper.asked()).containsExactly("reexamine: 住民票が差し替えられた");
    }
}
