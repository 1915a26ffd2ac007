package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PostRoomDesk.ReturnReason;
import org.toroku.ui.fake.FakeDecisions;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakePaper;
import org.toroku.ui.fake.FakePostRoom;
import org.toroku.ui.staff.Said;

class PostRoomViewModelTest {
    /** 00:30 of the next day in Japan. */
    private static final Instant NOW = Instant.parse("2026-11-25T15:30:00Z");

    private final FakePostRoom desk = new FakePostRoom();
    private final PostRoomViewModel model = new PostRoomViewModel(
            new Officer("kobayashi", Set.of("post-room")),
            desk,
            new FakePaper(new FakeDecisions(new FakeInbox())),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void countsItsDaysInJapan() {
        assertThat(model.today()).isEqualTo(LocalDate.of(2026, 11, 26));
    }

    @Test
    void findsACaseByItsCodeAndTellsAMisreadCodeApart() {
        assertThat(model.find(FakePostRoom.CODE).success()).isTrue();
        assertThat(model.found()).isPresent();

        assertThat(model.find("P-2026-000043-K")).isEqualTo(new Said("post.wrong-check", "", false));
        assertThat(model.found()).isEmpty();
    }

    @Test
    void entersAnEnvelopeOnlyForACaseThatWasFound() {
        assertThat(model.register(ArrivalPurpose.DOCUMENTS, Optional.of(model.today()), "post", 1)
                        .success())
                .isFalse();
        model.find(FakePostRoom.CODE);

        assertThat(model.register(ArrivalPurpose.DOCUMENTS, Optional.empty(), "post", 1)
                        .key())
                .isEqualTo("paper.date-missing");
        assertThat(model.register(ArrivalPurpose.DOCUMENTS, Optional.of(model.today()), "post", 1))
                .isEqualTo(Said.done("post.registered"));
        assertThat(desk.asked()).containsExactly("arrival DOCUMENTS by post");
    }

    @Test
    void saysHowManyPagesWereFiledAndWhyAScanWasRefused() {
        assertThat(model.upload(new byte[10], false)).isEqualTo(new Said("post.scanned", "1\t2\t0", true));
        assertThat(model.upload(new byte[0], false)).isEqualTo(new Said("scan.empty", "", false));
    }

    @Test
    void countsThePagesOfTheCaseThatAnEnvelopeWouldLeaveBehind() {
        desk.lay(TrayViewModelTest.page(1, Optional.empty()), TrayViewModelTest.page(2, Optional.empty()));
        assertThat(model.waiting()).as("no case is at hand").isZero();
        model.find(FakePostRoom.CODE);
        assertThat(model.waiting()).isEqualTo(2);
    }

    @Test
    void recordsReturnedMailByItsNumber() {
        assertThat(model.returned(" ", ReturnReason.ABSENT).key()).isEqualTo("post.tracking-missing");
        assertThat(model.returned(" 123 ", ReturnReason.ABSENT)).isEqualTo(new Said("post.returned", "1", true));
        assertThat(model.returned("999", ReturnReason.ABSENT)).isEqualTo(Said.refused("not-found"));
    }

    @Test
    void movesAnOriginalToAnotherShelfOnce() {
        assertThat(model.originals()).isEmpty();
        model.find(FakePostRoom.CODE);
        assertThat(model.originals())
                .singleElement()
                .satisfies(original -> assertThat(original.custody()).hasSize(3));

        assertThat(model.move(FakePaper.RECORD, " B-14/2 ")).isEqualTo(Said.done("originals.moved"));
        assertThat(model.move(FakePaper.RECORD, "somewhere")).isEqualTo(Said.refused("shelf-malformed"));
        assertThat(desk.asked()).containsExactly("MOVED to B-14/2", "MOVED to somewhere");
    }

    @Test
    void makesANewPickUpCodeOnlyOfTheCaseThatWasFound() {
        assertThat(model.renewPickupCode().success()).isFalse();
        assertThat(desk.asked()).isEmpty();
        model.find(FakePostRoom.CODE);
        assertThat(model.mayHoldCode()).as("nothing is accepted yet").isFalse();

        assertThat(model.renewPickupCode()).isEqualTo(Said.done("post.code-renewed"));
        assertThat(desk.asked()).containsExactly("renew code");
    }
}
