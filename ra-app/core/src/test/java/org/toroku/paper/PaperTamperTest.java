package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.POST;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
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

    private record Column(String name, String type) {}

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
        List<Column> columns = house.sql()
                .sql("SELECT column_name, udt_name FROM information_schema.columns WHERE table_name = ?"
                        + " AND is_identity = 'NO'")
                .param(table.table())
                .query((rs, n) -> new Column(rs.getString(1), rs.getString(2)))
                .list();
        assertThat(columns).hasSizeGreaterThan(2);
        for (Column column : columns) {
            assertThat(findings(
                            table,
                            "UPDATE " + table.table() + " SET " + column.name() + " = " + other(column) + " WHERE "
                                    + key + " = '" + row + "'"))
                    .as("%s.%s", table, column.name())
                    .anySatisfy(found -> assertThat(found).contains(row.toString()));
        }
        assertThat(findings(table, "DELETE FROM " + table.table() + " WHERE " + key + " = '" + row + "'"))
                .anySatisfy(found -> assertThat(found).contains(row.toString()));
    }

    /** Rows that the book names after a change; nothing of it stays. */
    private static List<String> findings(ProtectedTable table, String change) {
        return Objects.requireNonNull(house.part(TransactionTemplate.class).execute(status -> {
            status.setRollbackOnly();
            house.sql().sql("SET LOCAL session_replication_role = replica").update();
            house.sql()
                    .sql("SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = ?::regclass")
                    .param(table.table())
                    .query((rs, n) -> rs.getString(1))
                    .list()
                    .forEach(check -> house.sql()
                            .sql("ALTER TABLE " + table.table() + " DROP CONSTRAINT \"" + check + "\"")
                            .update());
            assertThat(house.sql().sql(change).update()).isEqualTo(1);
            return house.part(BookVerifier.class).verify() instanceof BookVerifier.Report.Altered(var found)
                    ? found.stream()
                            .map(BookVerifier.Finding::where)
                            .filter(where -> where.startsWith(table.table() + " "))
                            .map(where -> where.substring(table.table().length() + 1))
                            .collect(Collectors.toList())
                    : List.<String>of();
        }));
    }

    private static String other(Column column) {
        String it = column.name();
        return switch (column.type()) {
            case "text" -> "coalesce(" + it + ", '') || 'x'";
            case "uuid" -> "gen_random_uuid()";
            case "int4", "int8" -> "coalesce(" + it + ", 0) + 1";
            case "numeric" -> "CASE WHEN " + it + " = 0 THEN 0.1 ELSE 0 END";
            case "bool" -> "NOT " + it;
            case "date" -> "coalesce(" + it + ", date '2026-01-01') + 1";
            case "timestamptz" -> "coalesce(" + it + ", now()) + interval '1 microsecond'";
            case "jsonb" -> "jsonb_build_object('x', " + it + ")";
            case "_text" -> "array_append(" + it + ", 'x')";
            case "_uuid" -> "array_append(" + it + ", gen_random_uuid())";
            default -> throw new IllegalArgumentException("no other value known for " + column);
        };
    }
}
