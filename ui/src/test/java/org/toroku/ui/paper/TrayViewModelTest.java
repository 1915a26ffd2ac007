package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.paper.PostRoomDesk.AsideReason;
import org.toroku.paper.PostRoomDesk.Doubt;
import org.toroku.paper.PostRoomDesk.TrayPage;
import org.toroku.ui.fake.FakePostRoom;
import org.toroku.ui.staff.Said;

class TrayViewModelTest {
    private final FakePostRoom desk = new FakePostRoom();
    private final TrayViewModel tray = new TrayViewModel(new Officer("kobayashi", Set.of("post-room")), desk);

    /** A page of a scan, with what is doubtful about it. */
    static TrayPage page(int number, Optional<Doubt> doubt) {
        return new TrayPage(
                new UUID(9, number),
                new UUID(8, 7),
                number,
                2480,
                3508,
                Optional.of(FakePostRoom.CODE),
                doubt,
                doubt.map(each -> "P-2026-000041-X"),
                false,
                Instant.EPOCH,
                Optional.empty());
    }

    private void lay(int pages) {
        desk.lay(IntStream.rangeClosed(1, pages)
                .mapToObj(number -> page(number, Optional.empty()))
                .toArray(TrayPage[]::new));
        tray.read();
    }

    private int shown() {
        return tray.page().orElseThrow().number();
    }

    @Test
    void walksThroughTheWholeTrayAndNoFurther() {
        lay(45);
        assertThat(tray.part().total()).isEqualTo(45);
        for (int i = 1; i < 45; i++) {
            tray.next();
        }
        assertThat(shown()).isEqualTo(45);
        assertThat(tray.part().pages()).hasSize(5);
        assertThat(tray.hasNext()).isFalse();
        tray.next();
        assertThat(shown()).isEqualTo(45);
        tray.go(20);
        tray.previous();
        assertThat(shown()).as("over the edge of a part").isEqualTo(20);
        tray.go(-5);
        assertThat(shown()).isEqualTo(1);
        assertThat(tray.hasPrevious()).isFalse();
    }

    @Test
    void staysWhereItIsWhenAPageLeavesAndComesBackFromTheEnd() {
        lay(21);
        tray.go(20);
        tray.setAside(new UUID(9, 21), AsideReason.BLANK_PAGE);
        tray.read();
        assertThat(shown()).isEqualTo(20);
        tray.go(4);
        assertThat(tray.quarantine(new UUID(9, 5))).isEqualTo(Said.done("post.erased"));
        tray.read();
        assertThat(shown()).isEqualTo(6);
        assertThat(tray.workedOn()).isTrue();
        assertThat(tray.workedOn()).as("once").isFalse();
        lay(0);
        assertThat(tray.page()).isEmpty();
    }

    @Test
    void beginsAnewWhereItIsSearched() {
        lay(30);
        tray.go(25);
        tray.search("P-2026");
        assertThat(shown()).isEqualTo(1);
        tray.search("nowhere");
        assertThat(tray.page()).isEmpty();
        tray.search("");
        tray.showAside(true);
        assertThat(tray.page()).isEmpty();
    }

    @Test
    void asksWhyBeforeAPageOfAnotherCaseIsFiled() {
        desk.lay(page(1, Optional.of(Doubt.OTHER_CASE)));
        UUID page = new UUID(9, 1);
        UUID enclosure = new UUID(8, 1);

        assertThat(tray.file(page, enclosure)).isEqualTo(new TrayViewModel.Filed.Doubtful("other-case"));
        assertThat(tray.fileAcross(page, enclosure, " ")).isEqualTo(Said.refused("reason-missing"));
        assertThat(tray.fileAcross(page, enclosure, " same family ")).isEqualTo(Said.done("post.filed"));
        assertThat(desk.asked()).containsExactly("file because same family");
    }
}
