package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.POST;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PostRoomDesk.AsideReason;
import org.toroku.paper.PostRoomDesk.Tray;
import org.toroku.paper.PostRoomDesk.TrayPage;
import org.toroku.paper.PostRoomDesk.TrayQuery;

/** The tray says how much lies in it, and what belongs to nobody leaves it for a reason and can come back. */
class TrayTest {
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

    private static UUID scanned(Optional<UUID> arrival, int pages) {
        String name = UUID.randomUUID().toString();
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        name,
                        new ScanExaminer.Examined.Pages(IntStream.range(0, pages)
                                .mapToObj(n -> StandInExaminer.page(name + n, List.of()))
                                .toList()));
        return ((PostRoomDesk.Uploaded.Done) house.postRoom().upload(POST, scan, arrival)).scanId();
    }

    private static Tray tray(String text, boolean aside, int offset, int limit) {
        return house.postRoom().tray(POST, new TrayQuery(text, aside, offset, limit));
    }

    @Test
    void isWalkedThroughPartByPartAndSaysHowMuchThereIs() {
        UUID scan = scanned(Optional.empty(), 23);

        Tray last = tray(scan.toString().toUpperCase(java.util.Locale.ROOT), false, 20, 10);

        assertThat(last.total()).isEqualTo(23);
        assertThat(last.pages()).extracting(TrayPage::number).containsExactly(21, 22, 23);
        assertThat(tray("", false, 0, 1).total()).isGreaterThanOrEqualTo(23);
        assertThat(tray("", false, 0, 1).pages()).hasSize(1);
    }

    @Test
    void isSearchedByTheCodeOfTheEnvelopeAndTakesNoPatterns() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID scan = scanned(Optional.of(paper.arrival(ArrivalPurpose.DOCUMENTS)), 2);

        Tray found = tray(" " + paper.code() + " ", false, 0, 10);

        assertThat(found.total()).isEqualTo(2);
        assertThat(found.pages()).extracting(TrayPage::scanId).containsOnly(scan);
        for (String pattern : List.of("%", "_", "' OR ''='", "P-2026-777777")) {
            assertThat(tray(pattern, false, 0, 10)).as(pattern).isEqualTo(new Tray(List.of(), 0));
        }
    }

    @Test
    void losesAPageThatBelongsToNobodyForAReasonAndGetsItBack() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        UUID form = paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED);
        UUID scan = scanned(Optional.of(arrival), 1);
        UUID page = tray(scan.toString(), false, 0, 10).pages().getFirst().pageId();
        PostRoomDesk desk = house.postRoom();

        assertThat(desk.takeBack(POST, page)).isEqualTo(new Act.Refused("not-aside"));
        PaperCase.done(desk.setAside(POST, page, AsideReason.DUPLICATE_SCAN));

        assertThat(tray(scan.toString(), false, 0, 10).total()).isZero();
        assertThat(tray(scan.toString(), true, 0, 10).pages())
                .singleElement()
                .satisfies(each -> assertThat(each.aside()).contains(AsideReason.DUPLICATE_SCAN));
        assertThat(desk.file(POST, page, form)).isEqualTo(new Act.Refused("set-aside"));
        assertThat(desk.setAside(POST, page, AsideReason.BLANK_PAGE)).isEqualTo(new Act.Refused("set-aside"));
        assertThat(house.part(PaperFiles.class).image(POST, page)).isInstanceOf(PaperFiles.Image.Shown.class);
        PaperCase.done(desk.takeBack(POST, page));
        PaperCase.done(desk.file(POST, page, form));
        assertThat(desk.setAside(POST, page, AsideReason.BLANK_PAGE)).isEqualTo(new Act.Refused("already-filed"));
        assertThat(house.sql()
                        .sql("SELECT action || ' ' || actor FROM audit_entry WHERE case_id = ? AND action LIKE 'page-%'"
                                + " ORDER BY seq")
                        .param(paper.id())
                        .query(String.class)
                        .list())
                .containsExactly("page-scanned post", "page-set-aside post", "page-taken-back post", "page-filed post");
    }

    @Test
    void isNamedWhenAnEnvelopeIsFinishedWithPagesLeftInIt() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        UUID form = paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED);
        UUID scan = scanned(Optional.of(arrival), 3);
        List<TrayPage> waiting = tray(scan.toString(), false, 0, 10).pages();
        PaperCase.done(house.postRoom().file(POST, waiting.get(0).pageId(), form));
        PaperCase.done(house.postRoom().setAside(POST, waiting.get(1).pageId(), AsideReason.BLANK_PAGE));

        assertThat(house.postRoom().complete(POST, arrival)).isEqualTo(new PostRoomDesk.Completed.Done(true, 1));
    }
}
