package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.POST;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;

/** Scans find their documents by their codes or by hand, and no My Number is shown to anybody. */
class ScanFilingTest {
    private static PaperHouse house;

    @BeforeAll
    static void open() {
        house = PaperHouse.open();
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    @Test
    void filesPagesByTheirCodesAndLeavesTheOthersInTheTray() {
        PaperCase one = house.apply(ProofMethod.SEAL_CERTIFICATE);
        PaperCase two = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = one.arrival(ArrivalPurpose.DOCUMENTS);
        UUID form = one.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED);
        UUID other = two.arrival(ArrivalPurpose.DOCUMENTS);
        UUID record = two.enclose(other, EnclosureKind.RESIDENCE_RECORD);
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        "batch",
                        new ScanExaminer.Examined.Pages(List.of(
                                StandInExaminer.page("form", List.of("TOROKU:" + one.code() + ":1")),
                                StandInExaminer.page("separator", List.of("TOROKU-SEP:" + two.code())),
                                StandInExaminer.page(
                                        "record",
                                        List.of("https://example.com/?q=${1+1}"),
                                        StandInExaminer.field(PaperField.NAME, "山田　花子")),
                                StandInExaminer.page("stranger", List.of("TOROKU-SEP:P-2026-999999-0")),
                                StandInExaminer.page("whose", List.of()))));

        assertThat(house.postRoom().upload(POST, scan, Optional.empty()))
                .isInstanceOfSatisfying(PostRoomDesk.Uploaded.Done.class, done -> {
                    assertThat(done.filed()).isEqualTo(1);
                    assertThat(done.tray()).isEqualTo(2);
                });
        assertThat(pages(one, form)).hasSize(1);
        PostRoomDesk.TrayPage waiting = house.postRoom().tray(POST, PostRoomDesk.TrayQuery.first()).pages().stream()
                .filter(page -> page.caseCode().equals(Optional.of(two.code())))
                .findFirst()
                .orElseThrow();
        assertThat(house.postRoom().file(POST, waiting.pageId(), form)).isEqualTo(new Act.Refused("other-case"));
        PaperCase.done(house.postRoom().file(POST, waiting.pageId(), record));
        assertThat(house.postRoom().file(POST, waiting.pageId(), record)).isEqualTo(new Act.Refused("already-filed"));
        PaperFiles.PaperFile file =
                house.part(PaperFiles.class).of(PaperHouse.MONA, two.id()).orElseThrow();
        assertThat(file.values()).singleElement().satisfies(value -> {
            assertThat(value.value()).isEqualTo("山田　花子");
            assertThat(value.place().orElseThrow().pageId()).isEqualTo(waiting.pageId());
            assertThat(value.confirmed()).isFalse();
        });
        PostRoomDesk.TrayPage nobodys = house.postRoom().tray(POST, PostRoomDesk.TrayQuery.first()).pages().stream()
                .filter(page -> page.caseCode().equals(Optional.of("P-2026-999999-0")))
                .findFirst()
                .orElseThrow();
        assertThat(house.part(PaperFiles.class).image(ANNE, nobodys.pageId()))
                .isEqualTo(new PaperFiles.Image.Withheld("role"));
        PaperCase.done(house.postRoom().file(POST, nobodys.pageId(), record));
        assertThat(pages(two, record)).hasSize(2);
        house.assertBookIntact();
    }

    private static List<PaperFiles.Page> pages(PaperCase paper, UUID enclosure) {
        return house.part(PaperFiles.class).of(POST, paper.id()).orElseThrow().enclosures().stream()
                .filter(each -> each.id().equals(enclosure))
                .findFirst()
                .orElseThrow()
                .pages();
    }

    @Test
    void showsAPageWithAMyNumberToNobodyButMaskedToThePostRoom() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        UUID record = paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD);
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        "numbered",
                        new ScanExaminer.Examined.Pages(List.of(
                                StandInExaminer.withMyNumber("masked", List.of("TOROKU-SEP:ignored")),
                                StandInExaminer.page("second", List.of()))));
        house.postRoom().upload(POST, scan, Optional.of(arrival));
        assertThat(house.sql()
                        .sql("SELECT count(*) FROM document WHERE kind = 'SCAN_ORIGINAL' AND sha256 ="
                                + " encode(sha256('numbered'::bytea), 'hex')")
                        .query(Integer.class)
                        .single())
                .as("originals that show the number")
                .isZero();
        for (PostRoomDesk.TrayPage page :
                house.postRoom().tray(POST, PostRoomDesk.TrayQuery.first()).pages()) {
            if (house.part(PageLedger.class)
                    .find(page.pageId())
                    .orElseThrow()
                    .scanId()
                    .equals(scanOf("numbered"))) {
                PaperCase.done(house.postRoom().file(POST, page.pageId(), record));
            }
        }

        List<PaperFiles.Page> pages = pages(paper, record);
        assertThat(pages).extracting(PaperFiles.Page::quarantined).contains(true);
        for (PaperFiles.Page page : pages) {
            PaperFiles.Image forAnne = house.part(PaperFiles.class).image(ANNE, page.id());
            PaperFiles.Image forPost = house.part(PaperFiles.class).image(POST, page.id());
            if (page.quarantined()) {
                assertThat(forAnne).isEqualTo(new PaperFiles.Image.Withheld("quarantined"));
                assertThat(forPost)
                        .isInstanceOfSatisfying(
                                PaperFiles.Image.Shown.class,
                                shown -> assertThat(shown.masked()).isTrue());
            } else {
                // the whole document is quarantined once one of its pages is
                assertThat(forAnne).isEqualTo(new PaperFiles.Image.Withheld("quarantined"));
                PaperCase.done(house.postRoom().quarantine(POST, page.id()));
                assertThat(house.part(PaperFiles.class).image(POST, page.id()))
                        .as("marked by hand, so nothing is blacked out")
                        .isEqualTo(new PaperFiles.Image.Erased());
            }
        }
        assertThat(house.part(PaperFiles.class)
                        .of(POST, paper.id())
                        .orElseThrow()
                        .evidence()
                        .completeness())
                .isEqualTo(PaperFiles.Completeness.QUARANTINED);
    }

    private static UUID scanOf(String name) {
        return house.sql()
                .sql("SELECT id FROM scan WHERE sha256 = encode(sha256(?::bytea), 'hex')")
                .param(name)
                .query(UUID.class)
                .single();
    }

    @Test
    void keepsNothingOfAScanThatIsRejected() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        String before = paper.version();

        assertThat(house.postRoom().upload(POST, new byte[] {1, 2, 3}, Optional.of(arrival)))
                .isEqualTo(new PostRoomDesk.Uploaded.Rejected("unknown-type"));
        assertThat(paper.version()).isEqualTo(before);
    }
}
