package org.toroku.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.toroku.letters.type.Box;
import org.toroku.letters.type.Fitted;
import org.toroku.letters.type.Paper;
import org.toroku.letters.type.Sheet;
import org.toroku.letters.type.Style;

/** The application form: a sheet that says what to do, then the sheets that are signed. */
final class FormLayout {
    private static final float LABEL = 36;
    private static final float ROW = 8.2f;
    private static final float TALLEST_ROW = 40;

    private final Wording wording;
    private final ApplicationForm form;
    private final ReplyPage page;

    FormLayout(Wording wording, ApplicationForm form) {
        this.wording = wording;
        this.form = form;
        this.page = new ReplyPage(form.caseCode(), wording, form.submission().returnTo());
    }

    void write(Paper paper) {
        // Every sheet carries its own number in its code, so that a missing one is noticed when the post is scanned.
        Flow flow = new Flow(
                paper,
                wording,
                form.caseCode(),
                (sheet, index) -> page.head(sheet, wording.say("form.title"), Integer.toString(index + 1)));
        guide(flow);
        flow.reserve(281);
        flow.begin((sheet, index) -> page.head(sheet, wording.say("form.title"), Integer.toString(index + 1)));
        application(flow);
        flow.finish();
    }

    private void guide(Flow flow) {
        var submission = form.submission();
        flow.reserve(ReplyPage.LABEL_TOP - 2);
        flow.centred(wording.say("form.guide"), Style.gothic(15), 9);
        String deadline = wording.say("form.deadline", Map.of("deadline", wording.date(submission.deadline())));
        Box box = new Box(Flow.LEFT, flow.y() + 1, Flow.WIDTH, 13);
        flow.sheet().ground(box);
        flow.sheet().frame(box, 0.5f);
        flow.sheet().textCentred(deadline, Style.gothic(16), box.middle(), box.y() + 8.6f);
        flow.gap(17);
        flow.paragraph(wording.say("form.steps"), Style.mincho(10), 1.5f, Flow.LEFT, Flow.WIDTH, false);
        flow.gap(1);
        step(flow, "1.", "form.step.sign");
        step(flow, "2.", "form.step.enclose");
        enclosures(flow, "form.required", submission.required());
        if (!submission.oneOf().isEmpty()) {
            enclosures(flow, "form.one-of", submission.oneOf());
        }
        flow.gap(1);
        step(flow, "3.", "form.step.send");
        page.label(flow.sheet());
    }

    private void step(Flow flow, String number, String key) {
        flow.item(number, wording.say(key), Style.gothic(11), 1.5f, 0);
        flow.gap(1);
    }

    /** In large type, for this is what applicants get wrong; a long list takes smaller type to stay on the sheet. */
    private void enclosures(Flow flow, String key, List<ApplicationForm.Enclosure> enclosures) {
        var submission = form.submission();
        boolean few = submission.required().size() + submission.oneOf().size() <= 4;
        Style name = Style.gothic(few ? 17 : 13);
        Style remark = Style.mincho(few ? 12 : 10);
        flow.gap(few ? 2.5f : 1);
        flow.paragraph(wording.say(key), Style.gothic(11), 1.5f, Flow.LEFT + 9, Flow.WIDTH - 9, false);
        for (ApplicationForm.Enclosure each : enclosures) {
            flow.item(Flow.TICK, each.name(), name, 1.4f, 9);
            if (!each.remark().isEmpty()) {
                flow.paragraph(each.remark(), remark, 1.4f, Flow.LEFT + 18, Flow.WIDTH - 18, false);
            }
            flow.gap(few ? 1.5f : 0.5f);
        }
    }

    private void application(Flow flow) {
        flow.heading(wording.say("form.applicant"), Style.gothic(10.5f), 7);
        for (Row row : rows()) {
            row(flow, row);
        }
        flow.gap(3);
        var consent = form.consent();
        String lead = wording.say("form.consent", Map.of("version", consent.explanationVersion()));
        flow.paragraph(lead, Style.gothic(9.5f), 1.5f, Flow.LEFT, Flow.WIDTH, false);
        flow.gap(1);
        for (int i = 0; i < consent.items().size(); i++) {
            flow.item(i + 1 + ".", consent.items().get(i), Style.mincho(9), 1.45f, 2);
        }
        flow.gap(3);
        declaration(flow);
    }

    /** Kept on one sheet with its date, signature and seal: what is signed must not part from the signature. */
    private void declaration(Flow flow) {
        Style style = Style.mincho(10.5f);
        String text = wording.say("form.declaration");
        int lines = flow.sheet().lines(text, style, Flow.WIDTH).size();
        flow.need(lines * 1.6f * style.em() + 57);
        page.addressed(flow);
        flow.paragraph(text, style, 1.6f);
        flow.gap(2);
        Sheet sheet = flow.sheet();
        float top = flow.y();
        Box seal = new Box(Flow.RIGHT - 40, top, 40, 42);
        Box date = new Box(Flow.LEFT, top, Flow.WIDTH - 40, 14);
        Box name = new Box(Flow.LEFT, top + 14, Flow.WIDTH - 40, 28);
        cell(sheet, date, "fill.date");
        sheet.text(wording.say("date.blank"), Style.mincho(11), date.x() + LABEL, date.y() + 9);
        cell(sheet, name, "fill.signature");
        sheet.frame(seal, 0.3f);
        sheet.text(wording.say("fill.seal"), Style.gothic(8.5f), seal.x() + 2, seal.y() + 4.5f);
        sheet.circle(seal.middle(), seal.y() + 19.5f, 11);
        sheet.boxed(
                new Box(seal.x() + 2, seal.bottom() - 9, seal.width() - 4, 8),
                new Fitted.Part(wording.say("form.seal.note"), Style.mincho(7), 1.25f));
        sheet.frame(new Box(Flow.LEFT, top, Flow.WIDTH, 42), 0.5f);
        flow.gap(44);
        flow.right(wording.say("form.printed", Map.of("date", wording.date(form.printedOn()))), Style.mincho(8), 4);
    }

    private void cell(Sheet sheet, Box box, String key) {
        sheet.frame(box, 0.3f);
        sheet.text(wording.say(key), Style.gothic(8.5f), box.x() + 2, box.y() + 4.5f);
    }

    // --- fields ------------------------------------------------------------------------------------

    private record Row(String label, String value, float height, float points) {}

    private List<Row> rows() {
        var applicant = form.applicant();
        List<Row> rows = new ArrayList<>();
        rows.add(row("form.kana", applicant.names().kana()));
        rows.add(new Row(wording.say("form.kanji"), applicant.names().kanji(), 11, 14));
        rows.add(row("form.romaji", applicant.names().romaji()));
        if (applicant.names().former() != null) {
            rows.add(row("form.former", applicant.names().former()));
        }
        rows.add(row("form.born", wording.birthDate(applicant.born())));
        if (applicant.sex() != null) {
            rows.add(row(
                    "form.sex", wording.say("form.sex." + applicant.sex().name().toLowerCase(Locale.ROOT))));
        }
        PostalAddress address = applicant.address().japanese();
        rows.add(new Row(wording.say("form.address"), address.postalLine() + "\n" + address.text(), 16, 11));
        if (applicant.address().romaji() != null) {
            rows.add(new Row(
                    wording.say("form.address.romaji"), applicant.address().romaji(), 11, 10));
        }
        rows.add(row("form.email", applicant.contact().email()));
        rows.add(row("form.telephone", applicant.contact().telephone()));
        applicant.further().forEach(fact -> rows.add(new Row(fact.label(), fact.value(), ROW, 11)));
        return rows;
    }

    private Row row(String key, String value) {
        return new Row(wording.say(key), value, ROW, 11);
    }

    /** As high as its value needs at a size that reads well; only what is longer than any register allows shrinks. */
    private static float height(Flow flow, Row row) {
        Style smaller = Style.mincho(row.points() * 0.88f);
        int lines =
                flow.sheet().lines(row.value(), smaller, Flow.WIDTH - LABEL - 6).size();
        return Math.max(row.height(), Math.min(lines * 1.3f * smaller.em() + 2.4f, TALLEST_ROW));
    }

    private static void row(Flow flow, Row row) {
        float height = height(flow, row);
        flow.need(height);
        Sheet sheet = flow.sheet();
        Box label = new Box(Flow.LEFT, flow.y(), LABEL, height);
        Box value = new Box(label.right(), flow.y(), Flow.WIDTH - LABEL, height);
        sheet.ground(label);
        sheet.frame(label);
        sheet.frame(value);
        sheet.boxed(label.inset(2, 0.8f), new Fitted.Part(row.label(), Style.gothic(9), 1.3f));
        sheet.boxed(value.inset(3, 0.8f), new Fitted.Part(row.value(), Style.mincho(row.points()), 1.3f));
        flow.gap(height);
    }
}
