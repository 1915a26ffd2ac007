package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.enrolment.Applications;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PostRoomDesk.TrayPage;
import org.toroku.paper.PostRoomDesk.TrayQuery;
import org.toroku.paper.ScanExaminer.ExaminedPage;

/** 番号法20: of a page on which a person saw a My Number nothing is kept, and nothing else goes with it. */
@ExtendWith(SharedHouse.class)
class PageQuarantineTest {
    private final PaperHouse house;
    private final PaperCase paper;
    private final UUID arrival;
    private final UUID record;

    PageQuarantineTest(PaperHouse house) {
        this.house = house;
        paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        record = paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD);
    }

    private static ExaminedPage page(String look) {
        return StandInExaminer.page(look, List.of(), StandInExaminer.field(PaperField.NAME, "名 " + look));
    }

    private PostRoomDesk.Uploaded.Done scanned(String name, Optional<UUID> arrival, ExaminedPage... pages) {
        byte[] scan = house.part(StandInExaminer.class).scan(name, new ScanExaminer.Examined.Pages(List.of(pages)));
        return (PostRoomDesk.Uploaded.Done) house.postRoom().upload(POST, scan, arrival);
    }

    private List<UUID> tray(UUID scan) {
        return house.postRoom().tray(POST, new TrayQuery(scan.toString(), false, 0, 50)).pages().stream()
                .map(TrayPage::pageId)
                .toList();
    }

    /** Documents of a content that can still be read, in whatever folder. */
    private int readable(String content) {
        return house.sql()
                .sql("SELECT count(*) FROM document WHERE sha256 = encode(sha256(?::bytea), 'hex')"
                        + " AND wrapped_key IS NOT NULL")
                .param(content)
                .query(Integer.class)
                .single();
    }

    private int words(String look) {
        return readable(tools.jackson.databind.json.JsonMapper.builder()
                .build()
                .writeValueAsString(page(look).fields())
                .replace("\\", "\\\\"));
    }

    private PaperFiles.Image image(UUID page) {
        return house.part(PaperFiles.class).image(POST, page);
    }

    private boolean quarantined(UUID enclosure) {
        return house.part(PaperFiles.class).of(POST, paper.id()).orElseThrow().enclosures().stream()
                .filter(each -> each.id().equals(enclosure))
                .findFirst()
                .orElseThrow()
                .quarantined();
    }

    @Test
    void erasesThePictureItsWordsAndTheScanAndLeavesTheOtherPages() {
        String look = "number of " + paper.code();
        String scan = "scan of " + paper.code();
        // behind a separator of nobody, so that it lies in the scan's folder until it is filed
        UUID id = scanned(
                        scan,
                        Optional.empty(),
                        StandInExaminer.page("sep", List.of("TOROKU-SEP:P-2026-999999-0")),
                        page(look),
                        page("beside " + look))
                .scanId();
        UUID numbered = tray(id).get(0);
        UUID beside = tray(id).get(1);
        PaperCase.done(house.postRoom().file(POST, numbered, record));
        PaperCase.done(house.postRoom().file(POST, beside, record));
        assertThat(List.of(readable(look), readable(scan), words(look))).containsExactly(2, 1, 2);

        PaperCase.done(house.postRoom().quarantine(POST, numbered));

        assertThat(List.of(readable(look), readable(scan), words(look))).containsExactly(0, 0, 0);
        assertThat(List.of(readable("beside " + look), words("beside " + look))).containsExactly(2, 2);
        assertThat(image(numbered)).isEqualTo(new PaperFiles.Image.Erased());
        assertThat(house.part(PaperFiles.class).image(ANNE, numbered)).isEqualTo(new PaperFiles.Image.Erased());
        assertThat(house.part(PaperFiles.class).damaged(ANNE, paper.id())).isEmpty();
        assertThat(house.part(Soundness.class).objection(paper.id()))
                .as("what was erased is no damage")
                .isEmpty();
        assertThat(quarantined(record)).isTrue();
        assertThat(house.sql()
                        .sql("SELECT count(*) FROM audit_entry WHERE case_id = ? AND actor = 'post'"
                                + " AND action = 'page-quarantined' AND detail::jsonb ->> 'page' = ?")
                        .params(paper.id(), numbered.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        house.assertBookIntact();
    }

    @Test
    void erasesForEveryPageOfTheCaseWithTheSamePictureAndForNoOtherCase() {
        String look = "number of " + paper.code();
        PaperCase other = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID first = tray(scanned("first " + look, Optional.of(arrival), page(look))
                        .scanId())
                .getFirst();
        UUID second = tray(scanned("second " + look, Optional.of(arrival), page(look))
                        .scanId())
                .getFirst();
        UUID foreign = tray(scanned("third " + look, Optional.of(other.arrival(ArrivalPurpose.DOCUMENTS)), page(look))
                        .scanId())
                .getFirst();
        PaperCase.done(house.postRoom().file(POST, first, record));

        PaperCase.done(house.postRoom().quarantine(POST, second));

        assertThat(List.of(image(first), image(second)))
                .containsExactly(new PaperFiles.Image.Erased(), new PaperFiles.Image.Erased());
        assertThat(quarantined(record)).isTrue();
        assertThat(List.of(readable("first " + look), readable("second " + look)))
                .containsExactly(0, 0);
        assertThat(image(foreign)).isInstanceOf(PaperFiles.Image.Shown.class);
    }

    @Test
    void erasesWhatALaterCaseAndItsFormerOneHaveOfIt() {
        String look = "number of " + paper.code();
        PaperCase named = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID page = tray(scanned(
                                "scan of " + look,
                                Optional.empty(),
                                StandInExaminer.page("sep " + look, List.of("TOROKU-SEP:" + named.code())),
                                page(look))
                        .scanId())
                .getFirst();
        PaperCase.done(house.postRoom().fileAcross(POST, page, record, "仕切り紙の取り違え"));
        assertThat(List.of(readable(look), words(look))).as("where it went").containsExactly(1, 1);

        PaperCase.done(house.postRoom().quarantine(POST, page));

        assertThat(List.of(readable(look), words(look), readable("scan of " + look)))
                .containsExactly(0, 0, 0);
    }

    /** Pages on which nothing is read all have the same words, and erasing them would take them from the others. */
    @Test
    void leavesTheNextPagesOfTheCaseWhatTheyNeed() {
        String look = "number of " + paper.code();
        UUID scan = scanned(
                        "scan of " + look,
                        Optional.of(arrival),
                        StandInExaminer.page(look, List.of()),
                        StandInExaminer.page("second " + look, List.of()),
                        StandInExaminer.page("third " + look, List.of(), StandInExaminer.field(PaperField.NAME, "同")),
                        StandInExaminer.page("fourth " + look, List.of(), StandInExaminer.field(PaperField.NAME, "同")))
                .scanId();
        List<UUID> pages = tray(scan);
        PaperCase.done(house.postRoom().quarantine(POST, pages.get(0)));
        PaperCase.done(house.postRoom().quarantine(POST, pages.get(2)));

        PaperCase.done(house.postRoom().file(POST, pages.get(1), record));
        PaperCase.done(house.postRoom().file(POST, pages.get(3), record));
        UUID later = scanned(
                        "later " + look,
                        Optional.of(arrival),
                        StandInExaminer.page("later " + look, List.of(), StandInExaminer.field(PaperField.NAME, "同")))
                .scanId();
        assertThat(tray(later)).hasSize(1);
    }

    @Test
    void keepsNothingOfTheSamePictureWhenItIsScannedAgain() {
        String look = "number of " + paper.code();
        UUID page = tray(scanned("scan of " + look, Optional.of(arrival), page(look))
                        .scanId())
                .getFirst();
        PaperCase.done(house.postRoom().quarantine(POST, page));

        for (Optional<UUID> way : List.of(Optional.of(arrival), Optional.<UUID>empty())) {
            PostRoomDesk.Uploaded.Done again = scanned("scan of " + look, way, page(look));
            assertThat(again.quarantined()).isEqualTo(1);
            assertThat(image(tray(again.scanId()).getFirst())).isEqualTo(new PaperFiles.Image.Erased());
        }
        PostRoomDesk.Uploaded.Done another = scanned("another " + look, Optional.of(arrival), page(look));
        assertThat(another.quarantined()).isEqualTo(1);
        assertThat(List.of(readable(look), readable("scan of " + look), readable("another " + look)))
                .containsExactly(0, 0, 0);
        PaperCase.done(house.postRoom().file(POST, tray(another.scanId()).getFirst(), record));
        assertThat(quarantined(record)).isTrue();
    }

    /** Holds the case until the act of the other waits for it, and acts first. */
    private Act whileWaiting(Supplier<Act> late, Supplier<Act> first) {
        return Objects.requireNonNull(house.part(TransactionTemplate.class).execute(status -> {
                    house.part(Applications.class).lock(paper.id());
                    CompletableFuture<Act> waiting = CompletableFuture.supplyAsync(late);
                    await(() -> house.sql()
                                    .sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                                    .query(Integer.class)
                                    .single()
                            > 0);
                    PaperCase.done(first.get());
                    return waiting;
                }))
                .join();
    }

    @Test
    void quarantinesTheDocumentToWhichThePageWasFiledMeanwhile() {
        String look = "number of " + paper.code();
        UUID page = tray(scanned("scan of " + look, Optional.of(arrival), page(look))
                        .scanId())
                .getFirst();

        PaperCase.done(whileWaiting(
                () -> house.postRoom().quarantine(POST, page),
                () -> house.postRoom().file(POST, page, record)));

        assertThat(quarantined(record)).isTrue();
        assertThat(image(page)).isEqualTo(new PaperFiles.Image.Erased());
    }

    @Test
    void quarantinesTheDocumentToWhichAPageIsFiledThatWasQuarantinedMeanwhile() {
        String look = "number of " + paper.code();
        UUID page = tray(scanned("scan of " + look, Optional.of(arrival), page(look))
                        .scanId())
                .getFirst();

        PaperCase.done(whileWaiting(
                () -> house.postRoom().file(POST, page, record),
                () -> house.postRoom().quarantine(POST, page)));

        assertThat(quarantined(record)).isTrue();
        assertThat(readable(look)).isZero();
        assertThat(house.part(PaperFiles.class)
                        .of(PaperHouse.MONA, paper.id())
                        .orElseThrow()
                        .values())
                .isEmpty();
    }
}
