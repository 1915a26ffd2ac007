package org.toroku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.organisation.InvitationDesk.Line;
import org.toroku.organisation.InvitationDesk.Problem;
import org.toroku.organisation.InvitationDesk.Read;

/** Tables of members as people save them, and as nobody should. */
class MemberTableTest {
    private static final OrganisationSettings SETTINGS =
            new OrganisationSettings(Duration.ofDays(30), 2_097_152, 2000, Path.of("none"), false);
    private static final String HEADING = "氏名,フリガナ,メールアドレス,役職,部署,備考\r\n";
    private static final String ROW = "山田 花子,ヤマダ ハナコ,hanako@example.jp,課長,総務部,\r\n";
    private static final List<List<String>> ROWS =
            List.of(List.of("氏名", "フリガナ", "メールアドレス", "役職"), List.of("山田 花子", "ヤマダ ハナコ", "hanako@example.jp", "課長"));

    private static Read read(String csv) {
        return read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static Read read(byte[] file) {
        return MemberTable.read(
                file, SETTINGS, new MemberTable.Known(Set.of("invited@example.jp"), Set.of("silent@example.jp")));
    }

    private static List<Line> lines(Read read) {
        assertThat(read).isInstanceOf(Read.Table.class);
        return ((Read.Table) read).lines();
    }

    private static List<Problem> problems(String row) {
        return lines(read(HEADING + row)).getFirst().problems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-31j"})
    void readsWhatExcelInJapanSaves(String charset) {
        Member member = lines(read((HEADING + ROW).getBytes(Charset.forName(charset))))
                .getFirst()
                .member()
                .orElseThrow();
        assertThat(member.familyName()).isEqualTo("山田");
        assertThat(member.givenNameKana()).isEqualTo("ハナコ");
        assertThat(member.title()).contains("課長");
        assertThat(member.department()).contains("総務部");
    }

    @Test
    void readsAByteOrderMarkEnglishHeadingsQuotesAndHalfWidthKana() {
        Line line = lines(read(
                        "\uFEFFE-mail,Name,Kana,Note\n\"hanako@example.jp\",\"山田　花子\",ﾔﾏﾀﾞ ﾊﾅｺ,\"a \"\"b\"\", c\"\n"))
                .getFirst();
        assertThat(line.problems()).isEmpty();
        Member member = line.member().orElseThrow();
        assertThat(member.familyNameKana()).isEqualTo("ヤマダ");
        assertThat(member.note()).isEqualTo("a \"b\", c");
        assertThat(member.title()).isEmpty();
    }

    @Test
    void readsAnExcelFile() {
        Line line = lines(read(new Workbook(ROWS).bytes())).getFirst();
        assertThat(line.problems()).isEmpty();
        assertThat(line.row()).isEqualTo(2);
        assertThat(line.member().orElseThrow().title()).contains("課長");
    }

    @ParameterizedTest
    @CsvSource({
        "'山田花子,ヤマダ ハナコ,a@example.jp', NAME, not-two-parts",
        "',ヤマダ ハナコ,a@example.jp', NAME, required",
        "'=HYPERLINK(x) 五郎,ヤマダ ゴロウ,a@example.jp', NAME, symbol-in-name",
        "'山田 https://example.jp,ヤマダ ハナコ,a@example.jp', NAME, link-in-name",
        "'山田 www.e.example,ヤマダ ハナコ,a@example.jp', NAME, link-in-name",
        "'山田 2号,ヤマダ ハナコ,a@example.jp', NAME, digit-in-name",
        "'Иван Petrov,イワン ペトロフ,a@example.jp', NAME, script-in-name",
        "'山田 花子,やまだ はなこ,a@example.jp', KANA, not-kana",
        "'山田 花子,ヤマダ ハナコ,a@example', EMAIL, not-email",
        "'山田 花子,ヤマダ ハナコ,a..b@example.jp', EMAIL, email-dots",
        "'山田 花子,ヤマダ ハナコ,', EMAIL, required",
        "'山田 花子,ヤマダ ハナコ,Invited@example.jp', EMAIL, already-invited",
        "'山田 花子,ヤマダ ハナコ,Silent@example.jp', EMAIL, too-often",
        "'山田 花子,ヤマダ ハナコ,\"a@example.jp\nBcc: x@example.jp\"', EMAIL, unprintable-character",
    })
    void namesTheColumnAndWhatIsWrong(String row, MemberColumn column, String code) {
        assertThat(problems(row)).contains(new Problem(column, code));
    }

    /** What only fills a field would be refused by the CA, once people have accepted the application. */
    @ParameterizedTest
    @ValueSource(strings = {"なし", "無し", "-", "Ｎ／Ａ", "none", "未定", "？"})
    void refusesATitleOrDepartmentThatOnlyFillsTheField(String filler) {
        assertThat(lines(read(HEADING + "山田 花子,ヤマダ ハナコ,a@example.jp," + filler + "," + filler + ",\r\n"))
                        .getFirst()
                        .problems())
                .containsExactly(
                        new Problem(MemberColumn.TITLE, "placeholder"),
                        new Problem(MemberColumn.DEPARTMENT, "placeholder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Brien Mary-Jane", "髙﨑 花々", "葛\uDB40\uDD00城 〆子", "リー マイケル・ジュニア", "二〇 Ｊ.Ｒ"})
    void takesTheNamesThatPeopleHave(String name) {
        assertThat(problems(name + ",ヤマダ ハナコ,a@example.jp")).isEmpty();
    }

    @Test
    void namesEveryFaultOfARowAndLetsTheOthersPass() {
        List<Line> lines = lines(read(HEADING + "山田花子,,x,役,部,\r\n" + ROW + "\r\n" + ROW));
        assertThat(lines.get(0).problems()).hasSize(3);
        assertThat(lines.get(0).row()).isEqualTo(2);
        assertThat(lines.get(1).member()).isPresent();
        assertThat(lines.get(2).problems()).containsExactly(new Problem(MemberColumn.EMAIL, "twice-in-file"));
        assertThat(lines.get(2).row()).isEqualTo(5);
    }

    /** 番号法20: lists of personnel have them, and nothing that is sealed can be taken back. */
    @Test
    void refusesAMyNumber() {
        assertThat(problems("山田 花子,ヤマダ ハナコ,a@example.jp,課長,総務部,マイナンバー 123456789018"))
                .containsExactly(new Problem(MemberColumn.NOTE, "my-number"));
    }

    @Test
    void aTooLongTitleFitsNoCertificate() {
        assertThat(problems("山田 花子,ヤマダ ハナコ,a@example.jp," + "長".repeat(65)))
                .containsExactly(new Problem(MemberColumn.TITLE, "too-long"));
    }

    @ParameterizedTest
    @CsvSource({
        "'氏名,フリガナ,メール,給与', heading-unknown, 4",
        "'氏名,フリガナ,メール,氏名', heading-twice, 4",
        "'氏名,メール', heading-missing-kana, 0",
        "'氏名,フリガナ,メール', empty, 0",
        "'', empty, 0",
        "'氏名,フリガナ,メール\n\"a,b,c', quotes-unbalanced, 2",
    })
    void saysWhyATableIsNone(String csv, String reason, int place) {
        assertThat(read(csv)).isEqualTo(new Read.Unreadable(reason, place));
    }

    @Test
    void refusesOtherFilesByWhatTheyAre() {
        assertThat(read(HEADING.getBytes(StandardCharsets.UTF_16)))
                .isEqualTo(new Read.Unreadable("encoding-unknown", 0));
        assertThat(read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}))
                .isEqualTo(new Read.Unreadable("old-excel", 0));
        assertThat(read(new byte[SETTINGS.maxFileBytes() + 1])).isEqualTo(new Read.Unreadable("too-large", 0));
        assertThat(read("PK\u0003\u0004 and nothing more")).isEqualTo(new Read.Unreadable("file-unreadable", 0));
    }

    @Test
    void stopsAtTooManyRows() {
        StringBuilder csv = new StringBuilder(HEADING);
        List<List<String>> rows = new ArrayList<>(ROWS);
        for (int i = 0; i < 50_000; i++) {
            csv.append("山 花,ヤ ハ,m").append(i).append("@x.jp\r\n");
            rows.add(List.of("山 花", "ヤ ハ", "m@x.jp"));
        }
        assertThat(read(csv.toString())).isEqualTo(new Read.Unreadable("too-many-rows", 0));
        assertThat(read(new Workbook(rows).bytes())).isEqualTo(new Read.Unreadable("too-many-rows", 0));
    }

    @Test
    void keepsWhatLooksLikeAFormulaAsTextAndWritesItInert() {
        Line line = lines(read(HEADING + "山田 花子,ヤマダ ハナコ,a@example.jp,=1+1,@SUM(A1),${jndi:x}\r\n"))
                .getFirst();
        Member member = line.member().orElseThrow();
        assertThat(member.title()).contains("=1+1");
        assertThat(member.department()).contains("@SUM(A1)");
        assertThat(member.note()).isEqualTo("${jndi:x}");
        assertThat(CsvText.line(List.of("=1+1", "@x", "+1", "-1", "\tx", "a\"b", "a,b")))
                .isEqualTo("\"'=1+1\",\"'@x\",\"'+1\",\"'-1\",\"'\tx\",\"a\"\"b\",\"a,b\"\r\n");
    }

    @Test
    void evaluatesNoFormulaOfAnExcelFile() {
        String formula = "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>HYPERLINK(\"http://x\")</f><v>山田 花子</v></c></row>";
        byte[] file = new Workbook(ROWS)
                .with("xl/worksheets/sheet1.xml", Workbook.sheet(ROWS, formula))
                .bytes();
        assertThat(read(file)).isEqualTo(new Read.Unreadable("formula", 3));
    }

    @Test
    void refusesMacros() {
        assertThat(read(new Workbook(ROWS).with("xl/vbaProject.bin", "x").bytes()))
                .isEqualTo(new Read.Unreadable("macros", 0));
        assertThat(read(new Workbook(ROWS)
                        .with("[Content_Types].xml", "<Types ContentType=\"x.macroEnabled.main+xml\"/>")
                        .bytes()))
                .isEqualTo(new Read.Unreadable("macros", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16"})
    void includesNothingFromElsewhere(String charset) {
        String xml = Workbook.sheet(ROWS, "")
                .replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")
                .replace("encoding=\"UTF-8\"", "encoding=\"" + charset + "\"")
                .replace("課長", "&e;");
        byte[] file = new Workbook(ROWS)
                .with("xl/worksheets/sheet1.xml", xml.getBytes(Charset.forName(charset)))
                .bytes();
        assertThat(read(file)).isEqualTo(new Read.Unreadable("file-unreadable", 0));
    }

    @Test
    void unpacksNoBomb() {
        byte[] file = new Workbook(ROWS)
                .with("xl/sharedStrings.xml", new byte[64 << 20])
                .bytes();
        assertThat(file).hasSizeLessThan(1 << 20);
        assertThat(read(file)).isEqualTo(new Read.Unreadable("too-large", 0));
        Workbook many = new Workbook(ROWS);
        for (int i = 0; i < 600; i++) {
            many.with("xl/media/" + i + ".png", "x");
        }
        assertThat(read(many.bytes())).isEqualTo(new Read.Unreadable("too-large", 0));
    }

    @Test
    void aBrokenPartIsAFileThatCannotBeRead() {
        for (String part : List.of("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels")) {
            assertThat(read(new Workbook(ROWS).with(part, "<oops").bytes()))
                    .as(part)
                    .isEqualTo(new Read.Unreadable("file-unreadable", 0));
        }
    }

    @Test
    void checksCorporateNumbers() {
        assertThat(CorporateNumber.valid("7000012050002")).isTrue();
        assertThat(CorporateNumber.valid("7000012050003")).isFalse();
        assertThat(CorporateNumber.valid("8000012050002")).isFalse();
        assertThat(CorporateNumber.valid("700001205000")).isFalse();
        assertThat(CorporateNumber.valid("７000012050002")).isFalse();
    }
}
