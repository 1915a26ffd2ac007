package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.POST;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.paper.PaperFiles.ArrivalPurpose;

/** A superuser alters any column of any table of the paper route, or takes a row away: the book names the row. */
class PaperTamperTest {
    private static PaperHouse house;

    @BeforeAll
    static void playACaseThatFillsEveryTable() {
        house = PaperHouse.open();
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .entryCorrected()
                .examined()
                .rechecked()
                .accepted();
        UUID late = paper.arrival(ArrivalPurpose.DOCUMENTS);
        byte[] scan = house.part(StandInExaminer.class)
                .scan("late", new ScanExaminer.Examined.Pages(List.of(StandInExaminer.page("late", List.of()))));
        assertThat(house.postRoom().upload(POST, scan, Optional.of(late)))
                .isInstanceOf(PostRoomDesk.Uploaded.Done.class);
        PostRoomDesk.TrayPage blank = house.postRoom()
                .tray(POST, PostRoomDesk.TrayQuery.first())
                .pages()
                .getFirst();
        PaperCase.done(house.postRoom().setAside(POST, blank.pageId(), PostRoomDesk.AsideReason.BLANK_PAGE));
        byte[] unread = house.part(StandInExaminer.class)
                .scan("unread", new ScanExaminer.Examined.Pages(List.of(StandInExaminer.unread("slow", List.of()))));
        house.postRoom().upload(POST, unread, Optional.of(late));
        UnreadPages slow = house.part(UnreadPages.class);
        PaperCase.done(slow.noMyNumberSeen(POST, slow.waiting(POST).getFirst().pageId()));
        byte[] nobodys = house.part(StandInExaminer.class)
                .scan("nobodys", new ScanExaminer.Examined.Pages(List.of(StandInExaminer.page("whose", List.of()))));
        house.postRoom().upload(POST, nobodys, Optional.empty());
        house.part(ResumeDesk.class).ask(paper.code(), PaperHouse.form().email(), ResumeCodeTest.facts("tamper"));
        PaperHouse.await(() -> ResumeCodeTest.codes(house, paper.id()) == 1);
        house.pass(java.time.Duration.ofDays(91));
        house.part(UnfiledScans.class).shredDue();
        house.assertBookIntact();
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "PAPER_FILE",
                "PAPER_ARRIVAL",
                "PAPER_ENCLOSURE",
                "PAPER_ENTRY",
                "CUSTODY_EVENT",
                "SCAN",
                "SCAN_PAGE",
                "SCAN_DISPOSAL",
                "TRAY_ACT",
                "PAGE_SEARCH",
                "VALUES_VIEW",
                "READ_VALUE",
                "PAPER_ACT",
                "RECHECK",
                "VERDICT_BASIS",
                "OUTGOING_MAIL",
                "PICKUP_CODE",
                "RESUME_CODE"
            })
    void namesTheRow(ProtectedTable table) {
        String key = table.keyColumns().getFirst();
        UUID row = house.sql()
                .sql("SELECT " + key + " FROM " + table.table() + " ORDER BY ctid DESC LIMIT 1")
                .query(UUID.class)
                .single();
        new RowSweep(house.sql(), house.part(TransactionTemplate.class), house.part(BookVerifier.class))
                .each(
                        table,
                        key + " = '" + row + "'",
                        found -> found.anySatisfy(where -> assertThat(where)
                                .startsWith(table.table() + " ")
                                .contains(row.toString())));
    }
}
