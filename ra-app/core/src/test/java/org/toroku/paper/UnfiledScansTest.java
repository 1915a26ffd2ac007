package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.paper.PaperHouse.POST;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.audit.BookVerifier;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;

/** Pages that found no case are not kept for good; what found one is. */
class UnfiledScansTest {
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

    /** A page of the case and, behind a separator that names no case of ours, a page of a stranger. */
    private static UUID scan(PaperCase paper, String name) {
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED);
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        name,
                        new ScanExaminer.Examined.Pages(List.of(
                                StandInExaminer.page(name + " form", List.of("TOROKU:" + paper.code() + ":1")),
                                StandInExaminer.page(name + " separator", List.of("TOROKU-SEP:P-2026-999999-0")),
                                StandInExaminer.page(name + " stranger", List.of()))));
        return ((PostRoomDesk.Uploaded.Done) house.postRoom().upload(POST, scan, Optional.empty())).scanId();
    }

    private static List<PostRoomDesk.TrayPage> tray(UUID scan) {
        return house.postRoom().tray(POST, PostRoomDesk.TrayQuery.first()).pages().stream()
                .filter(page -> page.scanId().equals(scan))
                .toList();
    }

    private static List<UUID> documents(UUID folder) {
        return house.part(DocumentStore.class).list(folder).stream()
                .map(DocumentStore.Stored::id)
                .toList();
    }

    private static int entries(String action) {
        return house.sql()
                .sql("SELECT count(*) FROM audit_entry WHERE action = ?")
                .param(action)
                .query(Integer.class)
                .single();
    }

    @Test
    void shredsAfterNinetyDaysWhatFoundNoCaseAndKeepsWhatDid() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID scan = scan(paper, "batch");
        UUID stranger = tray(scan).getFirst().pageId();
        List<UUID> unfiled = documents(scan);
        assertThat(unfiled).as("the picture and the scan; nothing was read").hasSize(2);
        UnfiledScans rule = house.part(UnfiledScans.class);

        house.pass(Duration.ofDays(89));
        rule.shredDue();
        assertThat(tray(scan)).hasSize(1);
        assertThat(house.part(PaperFiles.class).image(POST, stranger)).isInstanceOf(PaperFiles.Image.Shown.class);

        int before = entries("scan-shredded");
        house.pass(Duration.ofDays(2));
        rule.shredDue();
        rule.shredDue();

        assertThat(entries("scan-shredded")).isEqualTo(before + 1);
        assertThat(tray(scan)).isEmpty();
        DocumentStore store = house.part(DocumentStore.class);
        assertThat(unfiled)
                .allSatisfy(document ->
                        assertThatThrownBy(() -> store.read(document)).isInstanceOf(DocumentDamagedException.class));
        assertThat(house.part(PaperFiles.class).image(POST, stranger)).isEqualTo(new PaperFiles.Image.NoSuchPage());
        UUID form = paper.enclosure(EnclosureKind.APPLICATION_FORM);
        assertThat(house.postRoom().file(POST, stranger, form)).isEqualTo(new Act.Refused("shredded"));
        assertThat(documents(paper.id()))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(store.read(document)).isNotNull());
    }

    @Test
    void leavesAScanWhoseKeySomebodyAlteredAndShredsTheOthers() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID altered = scan(paper, "altered");
        house.pass(Duration.ofMinutes(1));
        UUID other = scan(paper, "other");
        String shift = "UPDATE case_key SET created_at = created_at %s interval '1 second' WHERE application_id = ?";
        house.sql().sql(shift.formatted("-")).param(altered).update();
        house.pass(Duration.ofDays(91));

        house.part(UnfiledScans.class).shredDue();

        assertThat(tray(other)).isEmpty();
        assertThat(tray(altered)).hasSize(1);
        assertThat(house.part(BookVerifier.class).verify())
                .isEqualTo(new BookVerifier.Report.Altered(
                        List.of(new BookVerifier.Finding("case_key " + altered, "row-altered"))));
        house.sql().sql(shift.formatted("+")).param(altered).update();
        house.part(UnfiledScans.class).shredDue();
        assertThat(tray(altered)).isEmpty();
    }

    @Test
    void keepsAScanAllOfWhosePagesWereFiledInTime() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID scan = scan(paper, "filed");
        UUID record = paper.enclose(paper.arrival(ArrivalPurpose.DOCUMENTS), EnclosureKind.RESIDENCE_RECORD);
        PaperCase.done(house.postRoom().file(POST, tray(scan).getFirst().pageId(), record));

        house.pass(Duration.ofDays(91));
        house.part(UnfiledScans.class).shredDue();

        DocumentStore store = house.part(DocumentStore.class);
        assertThat(store.read(store.find(scan, DocumentKind.SCAN_ORIGINAL)
                        .orElseThrow()
                        .id()))
                .isNotEmpty();
    }
}
