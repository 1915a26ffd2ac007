package org.toroku.letters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.toroku.letters.type.Box;
import org.toroku.letters.type.Fitted;
import org.toroku.letters.type.Paper;
import org.toroku.letters.type.QrCode;
import org.toroku.letters.type.Sheet;
import org.toroku.letters.type.Style;

/** Sheets that never leave the house: separators for the scanner, the cover of a batch. */
final class HouseSheets {
    private static final float[] COLUMNS = {20, 32, 72, 112, 162, 175, 190};
    private static final float ROW = 8;
    private static final int ROWS = 24;

    private final Paper paper;

    HouseSheets(Paper paper) {
        this.paper = paper;
    }

    void separator(SeparatorSheet separator, Wording wording) {
        Sheet sheet = paper.add();
        String said = separator.caseCode().onSeparator();
        float middle = Sheet.WIDTH / 2;
        sheet.tagged("H1", () -> sheet.textCentred(wording.say("separator.title"), Style.gothic(26), middle, 40));
        float y = 56;
        for (String line : sheet.lines(wording.say("separator.note"), Style.mincho(12), 150)) {
            sheet.textCentred(line, Style.mincho(12), middle, y);
            y += 7;
        }
        sheet.code(new Box(middle - 45, 80, 90, 90), QrCode.square(said), said);
        float wide = sheet.width(separator.caseCode().value(), Style.gothic(40));
        sheet.textCentred(separator.caseCode().value(), Style.gothic(40).scaled(Math.min(1, 170 / wide)), middle, 198);
        sheet.code(new Box(25, 215, 160, 22), QrCode.bars(said), said);
        sheet.textCentred(said, Style.gothic(9), middle, 243);
    }

    /** A piece of the batch, and where it lies. */
    record Entry(Printable piece, int firstPage, int pages) {}

    static int coverPages(int pieces) {
        return (pieces + ROWS - 1) / ROWS;
    }

    /** Codes, kinds and postal kinds only: the cover lies about in the post room. */
    void cover(List<Sheet> sheets, String number, LocalDate printed, List<Entry> entries, Wording wording) {
        for (int page = 0; page < sheets.size(); page++) {
            Sheet sheet = sheets.get(page);
            sheet.tagged("H1", () -> sheet.text(wording.say("batch.title"), Style.gothic(16), COLUMNS[0], 25));
            sheet.text(wording.say("batch.number", Map.of("number", number)), Style.mincho(10), COLUMNS[0], 34);
            sheet.textRight(
                    wording.say("batch.printed", Map.of("date", wording.date(printed))),
                    Style.mincho(10),
                    COLUMNS[6],
                    34);
            header(sheet, wording);
            int from = page * ROWS;
            int to = Math.min(entries.size(), from + ROWS);
            for (int i = from; i < to; i++) {
                row(sheet, 48 + (i - from) * ROW, i, entries.get(i), wording);
            }
            if (to == entries.size()) {
                int pages = entries.stream().mapToInt(Entry::pages).sum();
                String total = wording.say(
                        "batch.total",
                        Map.of("pieces", Integer.toString(entries.size()), "sheets", Integer.toString(pages)));
                float y = 48 + (to - from) * ROW + 8;
                sheet.textRight(total, Style.gothic(11), COLUMNS[6], y);
                postalTotals(sheet, y + 7, entries, wording);
            }
        }
    }

    /** What the post room counts out at the counter of the post office. */
    private static void postalTotals(Sheet sheet, float from, List<Entry> entries, Wording wording) {
        float y = from;
        for (PostalKind kind : PostalKind.values()) {
            long pieces = entries.stream()
                    .filter(entry -> entry.piece().postal() == kind)
                    .count();
            if (pieces > 0) {
                String line = wording.say(
                        "batch.total.postal",
                        Map.of("postal", Postal.name(kind, wording), "pieces", Long.toString(pieces)));
                sheet.textRight(line, Style.mincho(9.5f), COLUMNS[6], y);
                y += 5.5f;
            }
        }
    }

    private static void header(Sheet sheet, Wording wording) {
        String[] keys = {"batch.no", "case-code", "batch.kind", "batch.postal", "batch.sheets", "batch.from"};
        sheet.ground(new Box(COLUMNS[0], 40, COLUMNS[6] - COLUMNS[0], ROW));
        for (int i = 0; i < keys.length; i++) {
            Box cell = new Box(COLUMNS[i], 40, COLUMNS[i + 1] - COLUMNS[i], ROW);
            sheet.frame(cell);
            sheet.boxed(cell.inset(1.2f, 0.8f), new Fitted.Part(wording.say(keys[i]), Style.gothic(8.5f), 1.2f));
        }
    }

    private static void row(Sheet sheet, float y, int index, Entry entry, Wording wording) {
        String[] cells = {
            Integer.toString(index + 1),
            entry.piece().caseCode().value(),
            wording.say(Kinds.key(entry.piece())),
            Postal.name(entry.piece().postal(), wording),
            Integer.toString(entry.pages()),
            Integer.toString(entry.firstPage())
        };
        for (int i = 0; i < cells.length; i++) {
            Box cell = new Box(COLUMNS[i], y, COLUMNS[i + 1] - COLUMNS[i], ROW);
            sheet.frame(cell);
            sheet.boxed(cell.inset(1.2f, 0.8f), new Fitted.Part(cells[i], Style.mincho(9.5f), 1.2f));
        }
    }
}
