package org.toroku.testkit.paper;

import static org.toroku.testkit.paper.PaperItem.ADDRESS;
import static org.toroku.testkit.paper.PaperItem.BIRTH_DATE;
import static org.toroku.testkit.paper.PaperItem.CERTIFICATE_NUMBER;
import static org.toroku.testkit.paper.PaperItem.ISSUE_DATE;
import static org.toroku.testkit.paper.PaperItem.NAME;
import static org.toroku.testkit.paper.PaperItem.OTHER;
import static org.toroku.testkit.paper.PaperItem.SEAL_NUMBER;
import static org.toroku.testkit.paper.PaperItem.TITLE;

/** 印鑑登録証明書: imprint at the left, items at the right. */
final class SealCertificateLayout implements Layout {
    private static final double ITEMS = 72;
    private static final double VALUES = 100;

    @Override
    public void draw(Sheet sheet, PaperOrder order) {
        PaperPerson person = order.person();
        sheet.text(TITLE, "印　鑑　登　録　証　明　書", 54, 30, 20);
        sheet.text(CERTIFICATE_NUMBER, "第%05d号".formatted(order.number()), 160, 42, 10);
        sheet.frame(18, 52, 174, 96);
        sheet.line(ITEMS - 4, 52, ITEMS - 4, 148);
        sheet.line(VALUES - 4, 52, VALUES - 4, 148);
        sheet.text(OTHER, "印影", 36, 62, 11);
        sheet.roundSeal(person.family(), 34, 88, 17);
        item(sheet, 52, "登録番号", SEAL_NUMBER, "%06d".formatted(order.number() * 7 % 1_000_000));
        item(sheet, 68, "氏　名", NAME, person.name());
        item(sheet, 84, "生年月日", BIRTH_DATE, JapaneseDates.era(person.born()));
        item(sheet, 100, "性　別", OTHER, person.male() ? "男" : "女");
        String[] lines = person.address().split("\u3000", -1);
        sheet.text(OTHER, "住　所", ITEMS, 126, 11);
        for (int i = 0; i < lines.length; i++) {
            sheet.text(ADDRESS, lines[i], VALUES, (lines.length == 1 ? 126 : 122) + 8 * i, 11.5);
        }
        sheet.line(ITEMS - 4, 136, 192, 136);
        sheet.text(OTHER, "備　考", ITEMS, 144, 11);
        sheet.text(OTHER, "この写しは、登録された印影と相違ないことを証明する。", 26, 172, 12);
        sheet.text(ISSUE_DATE, JapaneseDates.era(order.issuedOn()), 30, 188, 12);
        sheet.text(OTHER, "見本市長　試験　一郎", 110, 204, 14);
        sheet.squareSeal("見本市長", 164, 192, 22);
    }

    private static void item(Sheet sheet, double y, String label, PaperItem item, String value) {
        sheet.text(OTHER, label, ITEMS, y + 10, 11);
        sheet.text(item, value, VALUES, y + 10.4, 13);
        sheet.line(ITEMS - 4, y + 16, 192, y + 16);
    }
}
