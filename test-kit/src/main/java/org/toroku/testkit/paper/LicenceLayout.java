package org.toroku.testkit.paper;

import static org.toroku.testkit.paper.PaperItem.ADDRESS;
import static org.toroku.testkit.paper.PaperItem.BIRTH_DATE;
import static org.toroku.testkit.paper.PaperItem.CERTIFICATE_NUMBER;
import static org.toroku.testkit.paper.PaperItem.ISSUE_DATE;
import static org.toroku.testkit.paper.PaperItem.NAME;
import static org.toroku.testkit.paper.PaperItem.OTHER;
import static org.toroku.testkit.paper.PaperItem.TITLE;

import java.awt.Color;
import java.time.LocalDate;

/** A photo ID with the arrangement of a driver's licence, copied at 1.4 times its size onto a page. */
final class LicenceLayout implements Layout {
    private static final double LEFT = 42;
    private static final double TOP = 50;
    private static final double WIDTH = 126;
    private static final double HEIGHT = 80;

    @Override
    public void draw(Sheet sheet, PaperOrder order) {
        PaperPerson person = order.person();
        sheet.text(OTHER, "本人確認書類の写し", LEFT, 36, 12);
        sheet.fill(new Color(0xEE, 0xF4, 0xF2), LEFT, TOP, WIDTH, HEIGHT);
        sheet.frame(LEFT, TOP, WIDTH, HEIGHT);
        row(sheet, 0, "氏名", NAME, person.name());
        sheet.gothic(BIRTH_DATE, JapaneseDates.era(person.born()), LEFT + 80, TOP + 7.6, 9);
        sheet.gothic(OTHER, "生", LEFT + 119, TOP + 7.6, 9);
        row(sheet, 1, "住所", ADDRESS, person.address());
        row(sheet, 2, "交付", ISSUE_DATE, JapaneseDates.padded(order.issuedOn()));
        sheet.fill(new Color(0xC9, 0xDC, 0xA8), LEFT + 2, TOP + 28, 84, 9);
        sheet.gothic(OTHER, validity(order.issuedOn().plusYears(5), person.born()), LEFT + 4, TOP + 34.4, 11);
        sheet.gothic(OTHER, "免許の条件等", LEFT + 3, TOP + 45, 9);
        sheet.gothic(OTHER, "眼鏡等", LEFT + 3, TOP + 52, 9);
        sheet.gothic(OTHER, "番号", LEFT + 3, TOP + 66, 9);
        // eleven digits and one that fits no check digit of a My Number
        sheet.gothic(CERTIFICATE_NUMBER, "第%s号".formatted(number(order)), LEFT + 16, TOP + 66, 12);
        sheet.gothic(TITLE, "運転免許証", LEFT + 6, TOP + 76, 13);
        sheet.gothic(OTHER, "見本県公安委員会", LEFT + 56, TOP + 76, 11);
        portrait(sheet);
    }

    private static void row(Sheet sheet, int row, String label, PaperItem item, String value) {
        double y = TOP + row * 9;
        sheet.gothic(OTHER, label, LEFT + 3, y + 7.6, 9);
        sheet.gothic(item, value, LEFT + 16, y + 7.6, item == NAME ? 12 : 9.5);
        sheet.line(LEFT, y + 9.4, LEFT + (row == 2 ? 90 : WIDTH), y + 9.4);
    }

    /** 2031年(令和13年)04月01日まで有効. */
    private static String validity(LocalDate until, LocalDate born) {
        return "%d年(%s)%02d月01日まで有効".formatted(until.getYear(), JapaneseDates.eraYear(until), born.getMonthValue());
    }

    private static String number(PaperOrder order) {
        return "30%09d%d".formatted(order.number() * 137, order.number() % 10);
    }

    /** A grey head and shoulders. */
    private static void portrait(Sheet sheet) {
        sheet.fill(new Color(0xB8, 0xC8, 0xD8), LEFT + 92, TOP + 26, 30, 38);
        sheet.fill(new Color(0x8A, 0x7A, 0x70), LEFT + 101, TOP + 33, 12, 15);
        sheet.fill(new Color(0x50, 0x58, 0x68), LEFT + 96, TOP + 50, 22, 14);
    }
}
