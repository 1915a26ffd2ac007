package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.MONA;
import static org.toroku.paper.PaperHouse.POST;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PostRoomDesk.TrayQuery;
import org.toroku.paper.ScanExaminer.ExaminedPage;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** 番号法20: with a picture goes what anybody read on it, wherever that was written down. */
@ExtendWith(SharedHouse.class)
class ErasedValuesTest {
    private final PaperHouse house;
    private final PaperCase paper;
    private final UUID arrival;
    private final UUID record;
    /** Of this case only, so that nothing of another test is counted. */
    private final String secret;

    ErasedValuesTest(PaperHouse house) {
        this.house = house;
        paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        record = paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD);
        secret = "秘密 " + paper.code();
    }

    private ExaminedPage page(String look) {
        return StandInExaminer.page(
                look + " " + paper.code(), List.of(), StandInExaminer.field(PaperField.NAME, secret + " " + look));
    }

    private UUID scanned(Optional<UUID> envelope, ExaminedPage page) {
        byte[] scan = house.part(StandInExaminer.class)
                .scan("scan " + UUID.randomUUID(), new ScanExaminer.Examined.Pages(List.of(page)));
        UUID id = ((PostRoomDesk.Uploaded.Done) house.postRoom().upload(POST, scan, envelope)).scanId();
        return house.postRoom()
                .tray(POST, new TrayQuery(id.toString(), false, 0, 50))
                .pages()
                .getFirst()
                .pageId();
    }

    private UUID filed(String look, UUID enclosure) {
        UUID page = scanned(Optional.of(arrival), page(look));
        PaperCase.done(house.postRoom().file(POST, page, enclosure));
        return page;
    }

    /** Rows anywhere that say what a page says. */
    private int rows(String text) {
        return house.sql()
                .sql("SELECT count(*) FROM read_value WHERE value LIKE '%' || ? || '%'")
                .param(text)
                .query(Integer.class)
                .single();
    }

    private int boxes(UUID page) {
        return house.sql()
                .sql("SELECT count(*) FROM read_value WHERE page_id = ? AND box IS NOT NULL")
                .param(page)
                .query(Integer.class)
                .single();
    }

    private List<PaperFiles.Value> shown() {
        return house.part(PaperFiles.class).of(MONA, paper.id()).orElseThrow().values();
    }

    private List<PaperFiles.Cell> compared() {
        return house.part(PaperFiles.class).of(MONA, paper.id()).orElseThrow().matrix().stream()
                .flatMap(row -> row.cells().stream())
                .toList();
    }

    @Test
    void erasesWhatTheMachineReadOnAQuarantinedPageAndTellsTheBook() {
        UUID page = filed("numbered", record);
        UUID beside = filed("beside", record);
        assertThat(List.of(rows(secret), boxes(page), boxes(beside))).containsExactly(2, 1, 1);

        PaperCase.done(house.postRoom().quarantine(POST, page));

        assertThat(List.of(rows(secret + " numbered"), boxes(page)))
                .as("value and place")
                .containsExactly(0, 0);
        assertThat(boxes(beside)).as("of a page that stays").isEqualTo(1);
        assertThat(house.sql()
                        .sql(
                                "SELECT count(*) FROM audit_entry WHERE case_id = ? AND actor = 'post'"
                                        + " AND action = 'values-erased' AND detail::jsonb = jsonb_build_object('page', ?, 'values', 1)")
                        .params(paper.id(), page.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        house.assertBookIntact();
    }

    @Test
    void erasesWhatAPersonWroteDownFromIt() {
        UUID page = filed("numbered", record);
        house.postRoom().complete(POST, arrival);
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        for (PaperField field : List.of(PaperField.NAME, PaperField.ADDRESS)) {
            PaperCase.done(house.examination()
                    .correctValue(task.taskKey(), ANNE, record, field, secret + " typed", paper.version()));
        }
        PaperCase.done(
                house.examination().confirmField(task.taskKey(), ANNE, record, PaperField.NAME, paper.version()));
        assertThat(rows(secret)).isEqualTo(4);

        PaperCase.done(house.postRoom().quarantine(POST, page));

        assertThat(rows(secret)).as("of that page, or nobody can say of which").isZero();
        assertThat(shown()).isEmpty();
        assertThat(compared()).isEmpty();
        assertThat(house.part(ValueViews.class).writers(paper.id()))
                .as("who wrote still does not key")
                .contains(ANNE.username());
        house.assertBookIntact();
    }

    @Test
    void erasesWhatWasReadOnEveryPageWithTheSamePicture() {
        filed("numbered", record);
        UUID other = paper.enclose(arrival, EnclosureKind.OTHER);
        UUID again = filed("numbered", other);

        PaperCase.done(house.postRoom().quarantine(POST, again));

        assertThat(rows(secret)).isZero();
    }

    @Test
    void showsAndComparesNothingOfADocumentThatIsWithheld() {
        UUID numbered =
                scanned(Optional.of(arrival), StandInExaminer.withMyNumber("masked " + paper.code(), List.of()));
        filed("beside", record);
        assertThat(shown()).hasSize(1);
        assertThat(compared()).hasSize(1);

        PaperCase.done(house.postRoom().file(POST, numbered, record));

        assertThat(shown()).isEmpty();
        assertThat(compared()).isEmpty();
    }

    @Test
    void keepsNothingThatWasReadWhereTheNumberWasSeenBeforeTheScan() {
        UUID marked = paper.enclose(arrival, EnclosureKind.OTHER, Flag.MY_NUMBER_SHOWN);
        filed("numbered", marked);

        assertThat(rows(secret)).isZero();
    }

    @Test
    void keepsNothingThatWasReadOnPagesThatFoundNoCase() {
        UUID page = scanned(Optional.empty(), page("stray"));
        house.sql()
                .sql("UPDATE scan SET uploaded_at = uploaded_at - INTERVAL '400 days'"
                        + " WHERE id = (SELECT scan_id FROM scan_page WHERE id = ?)")
                .param(page)
                .update();
        house.part(UnfiledScans.class).shredDue();

        assertThat(rows(secret)).isZero();
        assertThat(house.postRoom().file(POST, page, record)).isEqualTo(new Act.Refused("shredded"));
        house.sql()
                .sql("UPDATE scan SET uploaded_at = uploaded_at + INTERVAL '400 days'"
                        + " WHERE id = (SELECT scan_id FROM scan_page WHERE id = ?)")
                .param(page)
                .update();
    }

    /** As the house itself wrote it then. */
    private void sealed(String insert, String value, UUID page) {
        UUID id = UUID.randomUUID();
        house.part(TransactionTemplate.class).executeWithoutResult(status -> {
            house.sql().sql(insert).params(id, value, page).update();
            house.part(Book.class)
                    .record(new Book.Entry(
                            new Actor.Service("test"),
                            "value-read",
                            Optional.of(paperOf(page)),
                            Map.of(),
                            List.of(new Book.Row(ProtectedTable.READ_VALUE, id.toString()))));
        });
    }

    private UUID paperOf(UUID page) {
        return house.sql()
                .sql("SELECT application_id FROM scan_page WHERE id = ?")
                .param(page)
                .query(UUID.class)
                .single();
    }

    /** Rows of a house that erased pages before it erased values. */
    @Test
    void erasesWhatWasLeftOfPagesThatWereErasedEarlier() {
        UUID page = filed("numbered", record);
        PaperCase.done(house.postRoom().quarantine(POST, page));
        UUID kept = filed("beside", paper.enclose(arrival, EnclosureKind.OTHER));
        sealed(
                "INSERT INTO read_value (id, application_id, enclosure_id, page_id, field, value, confidence, box,"
                        + " origin, at) SELECT ?, application_id, enclosure_id, id, 'name', ?, 0.9,"
                        + " '{\"x\":1,\"y\":1,\"width\":1,\"height\":1}', 'READ', now() FROM scan_page WHERE id = ?",
                secret + " left",
                page);

        house.part(ValueErasure.class).eraseLeftOver();

        assertThat(rows(secret + " left")).isZero();
        assertThat(boxes(kept)).isEqualTo(1);
        house.assertBookIntact();
    }

    /** Where no machine read anything, only what a person typed is there, and it stands on no page. */
    @Test
    void erasesWhatWasTypedFromPagesThatWereErasedEarlier() {
        UUID page = filed("numbered", record);
        PaperCase.done(house.postRoom().quarantine(POST, page));
        sealed(
                "INSERT INTO read_value (id, application_id, enclosure_id, field, value, confidence, origin, officer,"
                        + " at) SELECT ?, application_id, enclosure_id, 'address', ?, 1, 'CORRECTED', 'anne', now()"
                        + " FROM scan_page WHERE id = ?",
                secret + " typed",
                page);

        house.part(ValueErasure.class).eraseLeftOver();

        assertThat(rows(secret + " typed")).isZero();
        house.assertBookIntact();
    }
}
