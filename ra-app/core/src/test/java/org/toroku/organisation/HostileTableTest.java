package org.toroku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.organisation.InvitationDesk.Read;

/** Files that want memory, time or the stack of who reads them, or a program of who opens what is written of them. */
class HostileTableTest {
    private static final OrganisationSettings SETTINGS =
            new OrganisationSettings(Duration.ofDays(30), 2_097_152, 2000, Path.of("unused"), false);
    private static final List<List<String>> ROWS =
            List.of(List.of("氏名", "フリガナ", "メール"), List.of("山田 花子", "ヤマダ ハナコ", "hanako@example.jp"));

    private static Read read(byte[] file) {
        return MemberTable.read(file, SETTINGS, new MemberTable.Known(Set.of(), Set.of()));
    }

    private static Workbook book(String row) {
        return new Workbook(ROWS).with("xl/worksheets/sheet1.xml", Workbook.sheet(ROWS, row));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XFE3", "ZZZZZ3", "FXSHRXW3", "$FXSHRXW$3", "[[[[[[3"})
    @Timeout(60)
    void aCellBeyondTheLastColumnOfAnyProgramTakesNoMemory(String address) {
        String row = "<row r=\"3\"><c r=\"" + address + "\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
        assertThat(read(book(row).bytes())).isEqualTo(new Read.Unreadable("too-many-columns", 0));
    }

    @Test
    @Timeout(60)
    void rowsOfManyColumnsTakeNoMemory() {
        StringBuilder rows = new StringBuilder();
        for (int r = 3; r < 1900; r++) {
            rows.append("<row r=\"" + r + "\"><c r=\"XFD" + r + "\"><v>1</v></c></row>");
        }
        byte[] file = book(rows.toString()).bytes();
        long before = used();
        Read read = read(file);
        assertThat(used() - before).isLessThan(64L << 20);
        assertThat(read).isEqualTo(new Read.Unreadable("too-many-columns", 0));
    }

    private static long used() {
        System.gc();
        Runtime vm = Runtime.getRuntime();
        return vm.totalMemory() - vm.freeMemory();
    }

    @Test
    @Timeout(60)
    void anAddressOfManyPartsIsNoAddress() {
        String address = "a@a" + ".a".repeat(200_000);
        byte[] file = ("氏名,フリガナ,メール\r\n山田 花子,ヤマダ ハナコ," + address + "\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(((Read.Table) read(file)).lines().getFirst().problems())
                .extracting(InvitationDesk.Problem::code)
                .containsExactly("too-long");
    }

    @Test
    @Timeout(60)
    void cellsThatSayNowhereWhereTheyStandTakeNoMemory() {
        byte[] file =
                book("<row r=\"3\">" + "<c/>".repeat(1_000_000) + "</row>").bytes();
        assertThat(read(file)).isEqualTo(new Read.Unreadable("too-many-columns", 0));
    }

    @Test
    void cellsThatSomebodyFormattedToTheRightDoNoHarm() {
        byte[] file =
                book("<row r=\"3\"><c r=\"A3\"/><c r=\"IV3\" s=\"0\"/></row>").bytes();
        assertThat(read(file)).isInstanceOf(Read.Table.class);
    }

    @Test
    void noPartDeclaresAnything() {
        byte[] file = new Workbook(ROWS).with("xl/_rels/workbook.xml.rels", """
                        <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "worksheets/sheet1.xml">]>
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="&e;"/>
                        </Relationships>""").bytes();
        assertThat(read(file)).isEqualTo(new Read.Unreadable("file-unreadable", 0));
    }

    /** Excel in Japan takes the wide forms for the narrow ones (OWASP, CSV injection). */
    @ParameterizedTest
    @ValueSource(
            strings = {"＝1+1", "＋1", "－1", "＠SUM(A1)", "\n=1+1", " =1+1", "\u3000=1+1", "\u200B=1+1", "\uFEFF=1+1"})
    void whatLooksLikeAFormulaIsWrittenInert(String cell) {
        assertThat(CsvText.line(List.of(cell))).isEqualTo("\"'" + cell + "\"\r\n");
    }
}
