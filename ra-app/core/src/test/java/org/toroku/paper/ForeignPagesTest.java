package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.toroku.paper.PaperHouse.MONA;
import static org.toroku.paper.PaperHouse.POST;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PostRoomDesk.Doubt;
import org.toroku.paper.PostRoomDesk.TrayPage;
import org.toroku.paper.PostRoomDesk.TrayQuery;
import org.toroku.paper.ScanExaminer.ExaminedPage;

/** Anybody can print the code of another; pages of an envelope enter another case by a person's act alone. */
class ForeignPagesTest {
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

    private static PostRoomDesk.Uploaded.Done scanned(Optional<UUID> arrival, ExaminedPage... pages) {
        byte[] scan = house.part(StandInExaminer.class)
                .scan(UUID.randomUUID().toString(), new ScanExaminer.Examined.Pages(List.of(pages)));
        return (PostRoomDesk.Uploaded.Done) house.postRoom().upload(POST, scan, arrival);
    }

    private static List<TrayPage> tray(UUID scan) {
        return house.postRoom()
                .tray(POST, new TrayQuery(scan.toString(), false, 0, 50))
                .pages();
    }

    private static ExaminedPage page(String... codes) {
        return StandInExaminer.page(UUID.randomUUID().toString(), List.of(codes));
    }

    private static List<PaperFiles.Page> pages(PaperCase paper) {
        return house.part(PaperFiles.class).of(POST, paper.id()).orElseThrow().enclosures().stream()
                .flatMap(enclosure -> enclosure.pages().stream())
                .toList();
    }

    private static List<String> events(PaperCase paper) {
        return house.part(PaperFiles.class).of(MONA, paper.id()).orElseThrow().events().stream()
                .map(event -> event.kind() + " " + event.words())
                .toList();
    }

    @Test
    void keepsEveryPageOfAnEnvelopeOutOfTheCasesThatItsPrintsName() {
        PaperCase victim = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked()
                .accepted();
        String before = victim.version();
        PaperCase stranger = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = stranger.arrival(ArrivalPurpose.DOCUMENTS);
        stranger.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED);

        PostRoomDesk.Uploaded.Done done = scanned(
                Optional.of(arrival),
                page(),
                page("TOROKU:" + stranger.code() + ":1"),
                page("TOROKU:" + victim.code() + ":1"),
                page("TOROKU:" + stranger.code() + ":2", "TOROKU:" + victim.code() + ":1"),
                page("TOROKU-SEP:" + victim.code()),
                page("https://example.com/"),
                page("TOROKU:P-2026-999999-0:1"),
                page("TOROKU-SEP:" + stranger.code()),
                page());

        assertThat(done.filed()).isEqualTo(1);
        assertThat(tray(done.scanId()))
                .extracting(TrayPage::caseCode, TrayPage::doubt, TrayPage::envelope)
                .containsExactly(
                        tuple(Optional.of(stranger.code()), Optional.empty(), Optional.of(stranger.code())),
                        tuple(Optional.of(victim.code()), Optional.of(Doubt.OTHER_CASE), Optional.of(stranger.code())),
                        tuple(Optional.of(victim.code()), Optional.of(Doubt.OTHER_CASE), Optional.of(stranger.code())),
                        // a separator that the house did not put there is a sheet of the envelope
                        tuple(Optional.of(victim.code()), Optional.of(Doubt.OTHER_CASE), Optional.of(stranger.code())),
                        tuple(Optional.of(victim.code()), Optional.of(Doubt.OTHER_CASE), Optional.of(stranger.code())),
                        tuple(
                                Optional.of("P-2026-999999-0"),
                                Optional.of(Doubt.UNKNOWN_CODE),
                                Optional.of(stranger.code())),
                        tuple(Optional.of(stranger.code()), Optional.empty(), Optional.of(stranger.code())));
        assertThat(victim.version()).as("nothing of the victim's case changed").isEqualTo(before);
        assertThat(house.part(PaperEvidence.class).recheck(victim.id())).isEqualTo(new PaperEvidence.Recheck.Good());
    }

    @Test
    void filesSuchAPageForAReasonThatStandsInBothCases() {
        PaperCase owner = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID record = owner.enclose(owner.arrival(ArrivalPurpose.DOCUMENTS), EnclosureKind.RESIDENCE_RECORD);
        PaperCase sender = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = sender.arrival(ArrivalPurpose.DOCUMENTS);
        UUID form = sender.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED);
        UUID scan = scanned(
                        Optional.of(arrival),
                        page("TOROKU:" + owner.code() + ":1"),
                        page("TOROKU:" + owner.code() + ":2"),
                        page("TOROKU:P-2026-999999-0:1"))
                .scanId();
        List<TrayPage> tray = tray(scan);
        UUID foreign = tray.get(0).pageId();
        UUID misprinted = tray.get(1).pageId();
        UUID unknown = tray.get(2).pageId();
        PostRoomDesk desk = house.postRoom();

        assertThat(desk.file(POST, foreign, record)).isEqualTo(new Act.Refused("other-case"));
        assertThat(desk.fileAcross(POST, foreign, record, " ")).isEqualTo(new Act.Refused("reason-missing"));
        assertThat(pages(owner)).isEmpty();
        PaperCase.done(desk.fileAcross(POST, foreign, record, "家族が同じ封筒で送った"));
        assertThat(pages(owner)).extracting(PaperFiles.Page::id).containsExactly(foreign);
        assertThat(events(owner)).containsExactly("PAGE_TAKEN_IN 家族が同じ封筒で送った");
        assertThat(events(sender)).containsExactly("PAGE_GIVEN_AWAY 家族が同じ封筒で送った");
        assertThat(house.sql()
                        .sql("SELECT count(*) FROM audit_entry WHERE case_id = ? AND action = 'page-filed'"
                                + " AND actor = 'post' AND detail::jsonb -> 'from' = jsonb_build_array(?::text)")
                        .params(owner.id(), sender.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        assertThat(desk.file(POST, misprinted, form))
                .as("the print speaks for another case")
                .isEqualTo(new Act.Refused("other-case"));
        PaperCase.done(desk.fileAcross(POST, misprinted, form, "古い用紙に印刷"));
        assertThat(desk.file(POST, unknown, form)).isEqualTo(new Act.Refused("unknown-code"));
        PaperCase.done(desk.fileAcross(POST, unknown, form, "印刷が汚れている"));
        assertThat(pages(sender)).extracting(PaperFiles.Page::id).containsExactly(misprinted, unknown);
        house.assertBookIntact();
    }

    @Test
    void movesAPageThatLayInOneCaseToTheOneItBelongsTo() {
        PaperCase named = house.apply(ProofMethod.SEAL_CERTIFICATE);
        PaperCase right = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID record = right.enclose(right.arrival(ArrivalPurpose.DOCUMENTS), EnclosureKind.RESIDENCE_RECORD);
        UUID scan = scanned(Optional.empty(), page("TOROKU-SEP:" + named.code()), page())
                .scanId();
        UUID page = tray(scan).getFirst().pageId();

        assertThat(house.postRoom().file(POST, page, record)).isEqualTo(new Act.Refused("other-case"));
        PaperCase.done(house.postRoom().fileAcross(POST, page, record, "仕切り紙の取り違え"));

        assertThat(pages(right)).extracting(PaperFiles.Page::id).containsExactly(page);
        assertThat(house.part(PaperFiles.class).image(POST, page)).isInstanceOf(PaperFiles.Image.Shown.class);
        assertThat(events(named)).containsExactly("PAGE_GIVEN_AWAY 仕切り紙の取り違え");
    }

    private static List<UUID> readable(UUID folder) {
        return house.part(DocumentStore.class).list(folder).stream()
                .filter(document ->
                        document.kind() == DocumentKind.SCAN_PAGE || document.kind() == DocumentKind.PAGE_WORDS)
                .map(DocumentStore.Stored::id)
                .toList();
    }

    @Test
    void leavesNothingOfAPageInTheCaseThatItLeft() {
        PaperCase named = house.apply(ProofMethod.SEAL_CERTIFICATE);
        PaperCase right = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID record = right.enclose(right.arrival(ArrivalPurpose.DOCUMENTS), EnclosureKind.RESIDENCE_RECORD);
        ExaminedPage leaves =
                StandInExaminer.page("leaves " + named.code(), List.of(), StandInExaminer.field(PaperField.NAME, "去る"));
        UUID scan = scanned(
                        Optional.empty(),
                        page("TOROKU-SEP:" + named.code()),
                        leaves,
                        StandInExaminer.page(
                                "stays " + named.code(), List.of(), StandInExaminer.field(PaperField.NAME, "残る")))
                .scanId();
        UUID page = tray(scan).getFirst().pageId();
        assertThat(readable(named.id())).hasSize(4);

        PaperCase.done(house.postRoom().fileAcross(POST, page, record, "仕切り紙の取り違え"));

        assertThat(readable(named.id())).as("of the page that stays").hasSize(2);
        assertThat(readable(right.id())).hasSize(2);
        assertThat(house.part(PaperFiles.class).image(POST, page)).isInstanceOf(PaperFiles.Image.Shown.class);
        house.assertBookIntact();

        // the very same file once more: in no case, and not taken for one that shows a My Number
        UUID own = named.enclose(named.arrival(ArrivalPurpose.DOCUMENTS), EnclosureKind.RESIDENCE_RECORD);
        PostRoomDesk.Uploaded.Done again = scanned(Optional.empty(), page("TOROKU-SEP:" + named.code()), leaves);
        assertThat(again.quarantined()).isZero();
        UUID twin = tray(again.scanId()).getFirst().pageId();
        assertThat(house.part(PaperFiles.class).image(POST, twin)).isInstanceOf(PaperFiles.Image.Shown.class);
        assertThat(readable(named.id())).hasSize(2);
        assertThat(house.postRoom().file(POST, twin, own)).isEqualTo(new Act.Refused("given-away"));
        PaperCase.done(house.postRoom().fileAcross(POST, twin, record, "同じ画像"));
        house.assertBookIntact();
    }
}
