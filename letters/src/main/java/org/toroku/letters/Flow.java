package org.toroku.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.toroku.letters.type.Box;
import org.toroku.letters.type.Fitted;
import org.toroku.letters.type.Paper;
import org.toroku.letters.type.Sheet;
import org.toroku.letters.type.Style;

/** Writes down a piece's pages one block below the other, and begins a new page where a block does not fit. */
final class Flow {
    static final float LEFT = 25;
    static final float RIGHT = 185;
    static final float WIDTH = RIGHT - LEFT;
    private static final float FOOT = 288;
    private static final float BASE = 0.88f;

    /** Draws what stands above the text of a page and says where the text begins. */
    interface PageHead {
        float draw(Sheet sheet, int index);
    }

    private final Paper paper;
    private final Wording wording;
    private final CaseCode caseCode;
    private final PageHead head;
    private final List<Sheet> sheets = new ArrayList<>();
    private float y;
    private float bottom = 276;

    Flow(Paper paper, Wording wording, CaseCode caseCode, PageHead head) {
        this.paper = paper;
        this.wording = wording;
        this.caseCode = caseCode;
        this.head = head;
        begin(head);
    }

    Sheet sheet() {
        return sheets.getLast();
    }

    float y() {
        return y;
    }

    /** A page of another kind in the same piece, such as the form to send back behind its letter. */
    void begin(PageHead other) {
        Sheet sheet = paper.add();
        sheets.add(sheet);
        y = other.draw(sheet, sheets.size() - 1);
    }

    /** Leaves the foot of this and following pages free. */
    void reserve(float fromBottom) {
        bottom = fromBottom;
    }

    void gap(float height) {
        y += height;
    }

    /** Begins a new page unless the next block of this height still fits. */
    void need(float height) {
        if (y + height > bottom) {
            begin(head);
        }
    }

    /** In Japanese the first line is indented and full lines are spread to both edges. */
    void paragraph(String text, Style style, float leading) {
        boolean japanese = wording.japanese();
        paragraph((japanese ? "　" : "") + text, style, leading, LEFT, WIDTH, japanese);
    }

    void paragraph(String text, Style style, float leading, float x, float width, boolean spread) {
        List<String> lines = sheet().lines(text, style, width);
        float step = leading * style.em();
        int next = 0;
        while (next < lines.size()) {
            need(step);
            int fit = Math.max(1, (int) ((bottom - y) / step + 0.001f));
            List<String> here = lines.subList(next, Math.min(lines.size(), next + fit));
            boolean last = next + here.size() == lines.size();
            float top = y;
            sheet().tagged("P", () -> write(here, last, style, x, top, width, step, spread));
            y += here.size() * step;
            next += here.size();
        }
    }

    private void write(
            List<String> lines,
            boolean last,
            Style style,
            float x,
            float top,
            float width,
            float step,
            boolean spread) {
        for (int i = 0; i < lines.size(); i++) {
            float baseline = top + i * step + (step - style.em()) / 2 + BASE * style.em();
            if (spread && !(last && i == lines.size() - 1)) {
                sheet().textSpread(lines.get(i), style, x, baseline, width);
            } else {
                sheet().text(lines.get(i), style, x, baseline);
            }
        }
    }

    /** A number, a bullet or a box to tick, and text beside it. */
    void item(String mark, String text, Style style, float leading, float indent) {
        float step = leading * style.em();
        int lines = sheet().lines(text, style, WIDTH - indent - 9).size();
        need(Math.min(lines, 3) * step);
        float baseline = y + (step - style.em()) / 2 + BASE * style.em();
        if (mark.equals(TICK)) {
            float side = style.em() * 0.95f;
            sheet().frame(new Box(LEFT + indent + 1, baseline - side * 0.9f, side, side), 0.3f);
        } else {
            sheet().text(mark, style, LEFT + indent, baseline);
        }
        paragraph(text, style, leading, LEFT + indent + 9, WIDTH - indent - 9, wording.japanese());
    }

    static final String TICK = "tick";

    void centred(String text, Style style, float height) {
        need(height);
        sheet().textCentred(text, style, (LEFT + RIGHT) / 2, y + height / 2 + 0.38f * style.em());
        y += height;
    }

    void right(String text, Style style, float height) {
        need(height);
        sheet().textRight(text, style, RIGHT, y + height / 2 + 0.38f * style.em());
        y += height;
    }

    void heading(String text, Style style, float height) {
        need(height + 12);
        float baseline = y + height / 2 + 0.38f * style.em();
        sheet().tagged("H2", () -> sheet().text(text, style, LEFT, baseline));
        y += height;
    }

    /** A label and its value in two columns; the value wraps. */
    void fact(Fact fact, float labelWidth) {
        Style label = Style.gothic(9.5f);
        Style value = Style.mincho(10.5f);
        float indent = 8;
        float valueX = LEFT + indent + labelWidth;
        float valueWidth = RIGHT - valueX;
        float step = 1.55f * value.em();
        int lines = sheet().lines(fact.value(), value, valueWidth).size();
        int labelLines = sheet().lines(fact.label(), label, labelWidth - 4).size();
        need(Math.max(labelLines, Math.min(lines, 4)) * step);
        Box labelBox = new Box(LEFT + indent, y, labelWidth - 4, labelLines * step + 0.1f);
        sheet().boxedFromTop(labelBox, List.of(new Fitted.Part(fact.label(), label, step / label.em())));
        paragraph(fact.value(), value, 1.55f, valueX, valueWidth, false);
        y += Math.max(0, labelLines - lines) * step + 0.8f;
    }

    /** Numbers the pages of the piece and names its case at their feet. */
    void finish() {
        Style small = Style.gothic(8);
        for (int i = 0; i < sheets.size(); i++) {
            String page = wording.say(
                    "page", Map.of("page", Integer.toString(i + 1), "pages", Integer.toString(sheets.size())));
            sheets.get(i).textCentred(page, small, (LEFT + RIGHT) / 2, FOOT);
            sheets.get(i).textRight(caseCode.value(), small, RIGHT, FOOT);
        }
    }
}
