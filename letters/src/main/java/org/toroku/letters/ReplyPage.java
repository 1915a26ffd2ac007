package org.toroku.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.toroku.letters.type.Box;
import org.toroku.letters.type.Fitted;
import org.toroku.letters.type.QrCode;
import org.toroku.letters.type.Sheet;
import org.toroku.letters.type.Style;

/** The parts of sheets that come back: the code that files them, lines to fill in, the label for the envelope. */
final class ReplyPage {
    static final float LABEL_TOP = 222;
    private static final float CODE = 27;

    private final CaseCode caseCode;
    private final Wording wording;
    private final Recipient returnTo;

    ReplyPage(CaseCode caseCode, Wording wording, Recipient returnTo) {
        this.caseCode = caseCode;
        this.wording = wording;
        this.returnTo = returnTo;
    }

    /** @param token what the code names the sheet; see {@link CaseCode#onSheet} */
    float head(Sheet sheet, String title, String token) {
        Box code = new Box(Flow.RIGHT - CODE, 14, CODE, CODE);
        String said = caseCode.onSheet(token);
        sheet.tagged("H1", () -> titleLines(sheet, title, code.x() - Flow.LEFT - 6));
        sheet.text(wording.say("case-code"), Style.gothic(9), Flow.LEFT, 34);
        float wide = sheet.width(caseCode.value(), Style.gothic(20));
        Style large = Style.gothic(20).scaled(Math.min(1, (code.x() - Flow.LEFT - 4) / wide));
        sheet.text(caseCode.value(), large, Flow.LEFT, 43);
        sheet.code(code, QrCode.square(said), said);
        sheet.textRight(said, Style.gothic(6), code.right(), code.bottom() + 4);
        sheet.rule(Flow.LEFT, 48.5f, Flow.RIGHT, 48.5f, 0.4f);
        return 54;
    }

    private static void titleLines(Sheet sheet, String title, float width) {
        Style style = Style.gothic(title.length() > 40 ? 12.5f : 16);
        float y = 22;
        for (String line : sheet.lines(title, style, width)) {
            sheet.text(line, style, Flow.LEFT, y);
            y += 1.2f * style.em();
        }
    }

    /** 宛 above the text of a form. */
    void addressed(Flow flow) {
        String name = returnTo.organisation() == null ? "" : returnTo.organisation() + "　";
        flow.paragraph(name + returnTo.nameWithHonorific(), Style.mincho(12), 1.6f, Flow.LEFT, Flow.WIDTH, false);
    }

    /** Date, address, name and a place for seal and signature. */
    void signature(Flow flow, String sealKey) {
        flow.need(50);
        Sheet sheet = flow.sheet();
        Style label = Style.gothic(9);
        float y = flow.y() + 7;
        float lineRight = Flow.RIGHT - 36;
        sheet.text(wording.say("fill.date"), label, Flow.LEFT, y);
        sheet.text(wording.say("date.blank"), Style.mincho(10.5f), Flow.LEFT + 24, y);
        for (String key : new String[] {"fill.address", "fill.name"}) {
            y += 14;
            sheet.text(wording.say(key), label, Flow.LEFT, y);
            sheet.rule(Flow.LEFT + 24, y + 1.5f, lineRight, y + 1.5f);
        }
        Box seal = new Box(Flow.RIGHT - 28, y - 22, 28, 28);
        sheet.frame(seal, 0.3f);
        sheet.textCentred(wording.say(sealKey), Style.gothic(8), seal.middle(), seal.bottom() + 4.5f);
        flow.gap(50);
    }

    /** The label at the foot, to be cut off. */
    void label(Sheet sheet) {
        sheet.dashes(15, LABEL_TOP, Sheet.WIDTH - 15, LABEL_TOP);
        sheet.textCentred(wording.say("label.heading"), Style.gothic(8), Sheet.WIDTH / 2, LABEL_TOP + 5);
        Box label = new Box(55, LABEL_TOP + 9, 100, 48);
        sheet.frame(label, 0.3f);
        Box inner = label.inset(6, 4);
        Box text = new Box(inner.x(), inner.y(), inner.width(), inner.height() - 7);
        List<Fitted.Part> parts = new ArrayList<>();
        parts.add(new Fitted.Part(returnTo.address().postalLine(), Style.gothic(13), 1.5f));
        parts.add(new Fitted.Part(
                returnTo.address().broken(sheet, Style.mincho(12), text.width()), Style.mincho(12), 1.35f));
        if (returnTo.organisation() != null) {
            parts.add(new Fitted.Part(returnTo.organisation(), Style.mincho(12), 1.35f));
        }
        parts.add(new Fitted.Part(returnTo.nameWithHonorific(), Style.mincho(14), 1.5f));
        sheet.boxed(text, parts);
        sheet.textCentred(
                wording.say("label.sheet", Map.of("code", caseCode.value())),
                Style.gothic(8.5f),
                label.middle(),
                label.bottom() - 3);
    }
}
