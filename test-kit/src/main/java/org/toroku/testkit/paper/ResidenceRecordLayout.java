package org.toroku.testkit.paper;

import static org.toroku.testkit.paper.PaperItem.ADDRESS;
import static org.toroku.testkit.paper.PaperItem.BIRTH_DATE;
import static org.toroku.testkit.paper.PaperItem.CERTIFICATE_NUMBER;
import static org.toroku.testkit.paper.PaperItem.ISSUE_DATE;
import static org.toroku.testkit.paper.PaperItem.KANA;
import static org.toroku.testkit.paper.PaperItem.MY_NUMBER;
import static org.toroku.testkit.paper.PaperItem.NAME;
import static org.toroku.testkit.paper.PaperItem.OTHER;
import static org.toroku.testkit.paper.PaperItem.TITLE;

/** 住民票の写し of one person: a ruled table. */
final class ResidenceRecordLayout implements Layout {
    private static final double LEFT = 18;
    private static final double WIDTH = 174;
    private static final double LABEL = 30;

    @Override
    public void draw(Sheet sheet, PaperOrder order) {
        PaperPerson person = order.person();
        sheet.text(TITLE, "住　民　票　の　写　し", 66, 28, 18);
        sheet.text(OTHER, "見本市", LEFT, 40, 11);
        sheet.text(CERTIFICATE_NUMBER, "第%05d号".formatted(order.number()), 160, 40, 10);
        if (order.has(PaperFeature.VERTICAL_NAME)) {
            verticalName(sheet, person);
        } else {
            row(sheet, 48, "フリガナ", KANA, person.kana(), 10);
            row(sheet, 58, "氏　名", NAME, person.name(), 14);
        }
        double y = order.has(PaperFeature.VERTICAL_NAME) ? 108 : 70;
        halves(sheet, y, BIRTH_DATE, JapaneseDates.era(person.born()), person.male() ? "男" : "女");
        address(sheet, y + 12, person.address());
        row(sheet, y + 32, "世帯主", OTHER, person.name(), 12);
        row(sheet, y + 44, "住民となった日", OTHER, JapaneseDates.era(person.born().plusYears(20)), 11);
        row(sheet, y + 56, "本　籍", OTHER, "省略", 11);
        row(sheet, y + 68, "筆頭者", OTHER, "省略", 11);
        boolean shown = order.has(PaperFeature.MY_NUMBER);
        row(sheet, y + 80, "個人番号", shown ? MY_NUMBER : OTHER, shown ? PaperMaker.MY_NUMBER : "省略", 12);
        row(sheet, y + 92, "住民票コード", OTHER, "省略", 11);
        sheet.text(OTHER, "この写しは、住民票の原本と相違ないことを証明する。", 26, y + 118, 12);
        sheet.text(ISSUE_DATE, JapaneseDates.era(order.issuedOn()), 30, y + 132, 12);
        sheet.text(OTHER, "見本市長　試験　一郎", 110, y + 144, 14);
        sheet.squareSeal("見本市長", 164, y + 132, 22);
    }

    private static void verticalName(Sheet sheet, PaperPerson person) {
        sheet.frame(LEFT, 48, WIDTH, 54);
        sheet.line(LEFT + LABEL, 48, LEFT + LABEL, 102);
        sheet.text(OTHER, "氏　名", LEFT + 5, 77, 11);
        sheet.vertical(NAME, person.family() + person.given(), LEFT + LABEL + 5, 51, 18);
        sheet.line(LEFT + LABEL + 16, 48, LEFT + LABEL + 16, 102);
        sheet.text(OTHER, "フリガナ", LEFT + LABEL + 20, 60, 9);
        sheet.text(KANA, person.kana(), LEFT + LABEL + 44, 60, 10);
    }

    private static void row(Sheet sheet, double y, String label, PaperItem item, String value, double points) {
        double height = item == KANA ? 10 : 12;
        frame(sheet, y, height);
        sheet.text(OTHER, label, LEFT + 3, y + height * 0.66, label.length() > 5 ? 9 : 11);
        sheet.text(item, value, LEFT + LABEL + 4, y + height * 0.68, points);
    }

    private static void halves(Sheet sheet, double y, PaperItem item, String value, String sex) {
        row(sheet, y, "生年月日", item, value, 12);
        sheet.line(120, y, 120, y + 12);
        sheet.text(OTHER, "性別", 124, y + 8, 11);
        sheet.line(140, y, 140, y + 12);
        sheet.text(OTHER, sex, 150, y + 8, 12);
    }

    /** Long addresses go on in a second line. */
    private static void address(Sheet sheet, double y, String address) {
        frame(sheet, y, 20);
        sheet.text(OTHER, "住　所", LEFT + 3, y + 11, 11);
        int cut = address.indexOf('\u3000');
        if (cut < 0) {
            sheet.text(ADDRESS, address, LEFT + LABEL + 4, y + 11.5, 12);
        } else {
            sheet.text(ADDRESS, address.substring(0, cut), LEFT + LABEL + 4, y + 8.5, 12);
            sheet.text(ADDRESS, address.substring(cut + 1), LEFT + LABEL + 4, y + 15.5, 12);
        }
    }

    private static void frame(Sheet sheet, double y, double height) {
        sheet.frame(LEFT, y, WIDTH, height);
        sheet.line(LEFT + LABEL, y, LEFT + LABEL, y + height);
    }
}
