package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.ui.fake.FakeDecisions;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakeLetters;
import org.toroku.ui.fake.FakePaper;
import org.toroku.ui.fake.FakePostRoom;
import org.toroku.ui.staff.Said;
import org.toroku.workflows.TaskIds;

/** The letter with an identification code leaves the house from its task; no file of papers is needed for it. */
class PostTaskViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
    private static final Officer KOBAYASHI = new Officer("kobayashi", Set.of("post-room"));

    private final FakeInbox inbox = new FakeInbox();
    private final FakeLetters letters = new FakeLetters();
    private final FakePostRoom post = new FakePostRoom();
    private final PostTaskViewModel model = new PostTaskViewModel(
            3,
            KOBAYASHI,
            new PostTaskViewModel.Desks(post, post, letters, new FakePaper(new FakeDecisions(inbox)), inbox));

    @BeforeEach
    void theTask() {
        inbox.put(FakeInbox.row(3, "山田　太郎", TaskIds.SEND_IDENTIFICATION_CODE, "post-room", NOW, NOW));
        model.load();
    }

    @Test
    void theTaskIsShownAlthoughTheCaseHasNoFileOfPapers() {
        assertThat(model.shown()).isTrue();
    }

    @Test
    void theLetterIsFoundAmongWhatWaitsAndPostedUnderItsNumber() {
        letters.waitWithCodeFor(new UUID(7, 3));

        assertThat(model.letter().map(Mail::id)).contains(FakeLetters.IDENTIFICATION);
        assertThat(model.handedOver(" 1234-5678-9012 "))
                .extracting(Said::success)
                .isEqualTo(true);
        assertThat(post.asked()).contains("code sent as 1234-5678-9012");
    }

    @Test
    void theLetterOfAnotherCaseIsNotTaken() {
        letters.waitWithCodeFor(new UUID(7, 4));

        assertThat(model.letter()).isEmpty();
        assertThat(model.handedOver("1234-5678-9012")).isEqualTo(Said.refused("no-letter"));
        assertThat(post.asked()).isEmpty();
    }
}
