package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.post.LetterDesk.Back;
import org.toroku.post.LetterDesk.Item;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.post.LetterDesk.Tray;
import org.toroku.process.Inbox;
import org.toroku.ui.fake.FakeEmails;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakeLetters;
import org.toroku.ui.fake.FakePostRoom;
import org.toroku.ui.staff.Said;

class LettersViewModelTest {
    private final FakeLetters letters = new FakeLetters();
    private final FakeInbox inbox = new FakeInbox();
    private final FakePostRoom postRoom = new FakePostRoom();
    private final LettersViewModel model = new LettersViewModel(
            new Officer("kobayashi", Set.of("post-room")), letters, new FakeEmails(), postRoom, inbox);

    private Item underWay(UUID letter) {
        return model.letters(Tray.UNDER_WAY).stream()
                .filter(item -> item.mail().id().equals(letter))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void printsWhatIsChosenAndPrintsAgainForAReason() {
        assertThat(model.print(List.of(FakeLetters.TO_PRINT))).isInstanceOf(Printing.Ready.class);
        assertThat(model.reprint(FakeLetters.TO_POST, " 紙づまり ")).isInstanceOf(Printing.Ready.class);
        assertThat(letters.asked()).containsExactly("print 1", "reprint: 紙づまり");
    }

    /** Certificates are issued by the hundred: what a case waits for is not lost among the letters that tell of them. */
    @Test
    void lettersOfConfirmationArePrintedInBatchesOfTheirOwn() {
        Item defects = model.letters(Tray.TO_PRINT).getFirst();
        List<Item> confirmations =
                Stream.generate(FakeLetters::confirmation).limit(130).toList();

        assertThat(model.batch(Stream.concat(confirmations.stream(), Stream.of(defects))
                        .toList()))
                .containsExactly(defects);
        assertThat(model.batch(confirmations)).hasSize(100);
    }

    @Test
    void makesALetterVoidOnlyForAReason() {
        assertThat(model.spoil(FakeLetters.TO_POST, " ")).isEqualTo(new Said("letters.reason-missing", "", false));
        assertThat(letters.asked()).isEmpty();

        assertThat(model.spoil(FakeLetters.TO_POST, "破れた")).isEqualTo(Said.done("letters.spoiled"));
        letters.refuseWith("wrong-state");
        assertThat(model.spoil(FakeLetters.TO_POST, "破れた")).isEqualTo(Said.refused("wrong-state"));
    }

    @Test
    void ordinaryMailHasNoTrackingNumber() {
        assertThat(model.posted(FakeLetters.TO_POST, " ")).isEqualTo(Said.done("letters.posted"));
        assertThat(model.posted(FakeLetters.TO_POST, " 1234-5678 ")).isEqualTo(Said.done("letters.posted"));
        assertThat(letters.asked()).containsExactly("posted untracked", "posted 1234-5678");
    }

    @Test
    void aCodeWhoseTaskWaitsIsPostedThereAndOneSentAnewIsPostedHere() {
        Item code = toPost(FakeLetters.CODE);
        assertThat(model.leavesByTask(code)).isFalse();
        assertThat(model.leavesByTask(toPost(FakeLetters.TO_POST))).isFalse();
        assertThat(model.leavesByTask(underWay(FakeLetters.INQUIRY_UNDER_WAY))).isTrue();
        Instant now = Instant.parse("2026-11-25T03:00:00Z");
        Inbox.Row task = FakeInbox.row(42, "髙橋　花子", "send-pickup-code", "post-room", now, now);
        inbox.put(new Inbox.Row(
                task.taskKey(),
                code.mail().caseId(),
                code.caseNumber(),
                task.applicantName(),
                "paper",
                task.elementId(),
                1,
                task.candidateGroup(),
                task.assignee(),
                task.state(),
                now,
                task.dueAt(),
                Optional.empty()));

        assertThat(model.leavesByTask(code)).isTrue();
    }

    private Item toPost(UUID letter) {
        return model.letters(Tray.TO_POST).stream()
                .filter(item -> item.mail().id().equals(letter))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReturnedInquiryGoesToTheDeskThatTurnsTheCase() {
        assertThat(model.returned(underWay(FakeLetters.INQUIRY_UNDER_WAY), Back.MOVED))
                .isEqualTo(new Said("post.returned", "1", true));
        assertThat(postRoom.asked()).containsExactly("mail returned 123 MOVED");
        assertThat(letters.asked()).isEmpty();

        assertThat(model.returned(underWay(FakeLetters.DEFECTS_UNDER_WAY), Back.ABSENT))
                .isEqualTo(Said.done("letters.returned"));
        assertThat(letters.asked()).containsExactly("returned ABSENT");
    }

    @Test
    void sendsAnEMailAgainThatWasGivenUp() {
        UUID failed = model.emails().getFirst().mail().id();
        UUID waiting = model.emails().getLast().mail().id();

        assertThat(model.sendAgain(waiting)).isEqualTo(Said.refused("wrong-state"));
        assertThat(model.sendAgain(failed)).isEqualTo(Said.done("emails.queued"));
        assertThat(model.emails()).hasSize(1);
    }
}
