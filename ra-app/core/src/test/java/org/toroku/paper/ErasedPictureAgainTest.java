package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.POST;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PostRoomDesk.Uploaded;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** 番号法20: what was erased because of a My Number does not come back by another file, mark or folder. */
@ExtendWith(SharedHouse.class)
class ErasedPictureAgainTest {
    private final PaperHouse house;

    ErasedPictureAgainTest(PaperHouse house) {
        this.house = house;
    }

    private UUID scan(ScanExaminer.ExaminedPage... pages) {
        byte[] scan = house.part(StandInExaminer.class)
                .scan("scan " + UUID.randomUUID(), new ScanExaminer.Examined.Pages(List.of(pages)));
        return ((Uploaded.Done) house.postRoom().upload(POST, scan, Optional.empty())).scanId();
    }

    private UUID page(UUID scan) {
        return house.sql()
                .sql("SELECT id FROM scan_page WHERE scan_id = ? ORDER BY number LIMIT 1")
                .param(scan)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .single();
    }

    private int readable(String content) {
        return house.sql()
                .sql("SELECT count(*) FROM document WHERE sha256 = encode(sha256(?::bytea), 'hex')"
                        + " AND wrapped_key IS NOT NULL")
                .param(content)
                .query(Integer.class)
                .single();
    }

    private int originals(UUID scan) {
        return house.sql()
                .sql("SELECT count(*) FROM document WHERE application_id = ? AND kind = 'SCAN_ORIGINAL'"
                        + " AND wrapped_key IS NOT NULL")
                .param(scan)
                .query(Integer.class)
                .single();
    }

    @Test
    void isErasedInItsNewFileTooOnceItIsFiledToTheCase() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).entered();
        String look = "number of " + paper.code();
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        UUID page = page(scan(StandInExaminer.page(look, List.of())));
        PaperCase.done(house.postRoom().file(POST, page, record));
        PaperCase.done(house.postRoom().quarantine(POST, page));
        UUID second = scan(StandInExaminer.page(look, List.of()), StandInExaminer.page("other " + look, List.of()));
        UUID again = page(second);

        PaperCase.done(house.postRoom().file(POST, again, record));

        assertThat(house.part(PaperFiles.class).image(POST, again)).isEqualTo(new PaperFiles.Image.Erased());
        assertThat(readable(look)).isZero();
        assertThat(originals(second)).isZero();
    }

    @Test
    void aQuarantineIsNoPlaceOnAShelfThatSomebodyWritesDown() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();

        assertThat(house.postRoom()
                        .custody(
                                POST, paper.enclosure(EnclosureKind.RESIDENCE_RECORD), CustodyEvent.QUARANTINED, "Q-1"))
                .isEqualTo(new Act.Refused("event-not-possible"));
    }

    @Test
    void anExaminerWhoSeesANumberIsTellingThePostRoomAndNotCorrectingAnEntry() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        PaperFiles.Entry entry = new PaperFiles.Entry(
                EnclosureKind.RESIDENCE_RECORD,
                Optional.of(paper.today().minusDays(9)),
                Optional.empty(),
                2,
                Set.of(Flag.ORIGINAL, Flag.MY_NUMBER_SHOWN));

        assertThat(house.examination()
                        .correctEntry(
                                task.taskKey(),
                                ANNE,
                                paper.enclosure(EnclosureKind.RESIDENCE_RECORD),
                                entry,
                                "個人番号がある",
                                paper.version()))
                .isEqualTo(new Act.Refused("quarantine-instead"));
    }
}
