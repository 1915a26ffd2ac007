package org.toroku.testkit.paper;

import static org.toroku.testkit.paper.PaperItem.ADDRESS;
import static org.toroku.testkit.paper.PaperItem.BIRTH_DATE;
import static org.toroku.testkit.paper.PaperItem.CERTIFICATE_NUMBER;
import static org.toroku.testkit.paper.PaperItem.ISSUE_DATE;
import static org.toroku.testkit.paper.PaperItem.KANA;
import static org.toroku.testkit.paper.PaperItem.NAME;
import static org.toroku.testkit.paper.PaperItem.OTHER;
import static org.toroku.testkit.paper.PaperItem.TITLE;

/** The application form, filled in by the web entry and sealed by the applicant. */
final class ApplicationFormLayout implements Layout {
    private static final double LEFT = 20;
    private static final double WIDTH = 170;
    private static final double VALUES = 62;

    @Override
    public void draw(Sheet sheet, PaperOrder order) {
        PaperPerson person = order.person();
        sheet.gothic(TITLE, "電子証明書利用申込書", 58, 28, 20);
        sheet.gothic(OTHER, "受付番号", 126, 42, 10);
        sheet.gothic(CERTIFICATE_NUMBER, "T-%06d".formatted(order.number()), 148, 42, 11);
        sheet.text(OTHER, "私は、重要事項の説明を読み、次のとおり電子証明書の利用を申し込みます。", LEFT, 54, 10.5);
        double y = 62;
        y = row(sheet, y, "申込日", ISSUE_DATE, JapaneseDates.era(order.issuedOn()));
        y = row(sheet, y, "フリガナ", KANA, person.kana());
        sheet.roundSeal(person.family(), 164, y - 2, 16);
        y = row(sheet, y, "氏名", NAME, person.name());
        y = row(sheet, y, "生年月日", BIRTH_DATE, JapaneseDates.era(person.born()));
        y = address(sheet, y, person.address());
        y = row(sheet, y, "電話番号", OTHER, "03-0000-" + "%04d".formatted(order.number() % 10_000));
        y = row(sheet, y, "電子メール", OTHER, "applicant" + order.number() % 1000 + "@example.jp");
        y = row(sheet, y, "有効期間", OTHER, "5年");
        sheet.text(OTHER, "添付書類　住民票の写し　印鑑登録証明書", LEFT, y + 14, 10.5);
        sheet.text(OTHER, "氏名の欄に実印を押してください。", LEFT, y + 22, 10.5);
    }

    private static double row(Sheet sheet, double y, String label, PaperItem item, String value) {
        sheet.frame(LEFT, y, WIDTH, 13);
        sheet.line(VALUES - 4, y, VALUES - 4, y + 13);
        sheet.gothic(OTHER, label, LEFT + 4, y + 8.6, 11);
        sheet.text(item, value, VALUES, y + 8.8, item == NAME ? 15 : 12);
        return y + 13;
    }

    private static double address(Sheet sheet, double y, String address) {
        String[] lines = address.split("\u3000", -1);
        double height = 6 + 8.0 * lines.length;
        sheet.frame(LEFT, y, WIDTH, height);
        sheet.line(VALUES - 4, y, VALUES - 4, y + height);
        sheet.gothic(OTHER, "住所", LEFT + 4, y + 8.6, 11);
        for (int i = 0; i < lines.length; i++) {
            sheet.text(ADDRESS, lines[i], VALUES, y + 8.8 + 7.5 * i, 12);
        }
        return y + height;
    }
}
