package org.toroku.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.toroku.letters.type.Fitted;
import org.toroku.letters.type.Sheet;
import org.toroku.letters.type.Style;

/** The upper third of a letter: address in the window, date and sender beside it, 件名 below. */
final class LetterPage implements Flow.PageHead {
    private static final float SENDER_LEFT = Window.EVER_SEEN.right() + 3;
    private static final float TITLE = 75;
    private static final float TEXT = 84;

    private final LetterHead head;
    private final Wording wording;
    private final String title;

    LetterPage(LetterHead head, Wording wording, String title) {
        this.head = head;
        this.wording = wording;
        this.title = title;
    }

    @Override
    public float draw(Sheet sheet, int index) {
        if (index > 0) {
            Style small = Style.gothic(8.5f);
            sheet.text(title, small, Flow.LEFT, 18);
            sheet.rule(Flow.LEFT, 20.5f, Flow.RIGHT, 20.5f);
            return 27;
        }
        address(sheet);
        sender(sheet);
        for (float fold : Window.FOLDS) {
            sheet.rule(4, fold, 8, fold);
        }
        Style large = Style.gothic(14);
        List<String> lines = sheet.lines(title, large, Flow.WIDTH);
        sheet.tagged("H1", () -> {
            for (int i = 0; i < lines.size(); i++) {
                sheet.textCentred(lines.get(i), large, (Flow.LEFT + Flow.RIGHT) / 2, TITLE + i * 7);
            }
        });
        return TEXT + (lines.size() - 1) * 7;
    }

    private void address(Sheet sheet) {
        Recipient to = head.posting().to();
        List<Fitted.Part> parts = new ArrayList<>();
        if (head.posting().kind() != PostalKind.ORDINARY && head.posting().kind() != PostalKind.NONE) {
            // For the post and the post room, so Japanese whatever the letter speaks.
            parts.add(new Fitted.Part(Postal.stamp(head.posting().kind()), Style.gothic(7.5f), 1.4f));
        }
        if (!to.address().postalCode().isEmpty()) {
            parts.add(new Fitted.Part(to.address().postalLine(), Style.mincho(10), 1.25f));
        }
        parts.add(new Fitted.Part(
                to.address().broken(sheet, Style.mincho(10), Window.ALWAYS_SEEN.width()), Style.mincho(10), 1.2f));
        if (to.organisation() != null) {
            parts.add(new Fitted.Part(to.organisation(), Style.mincho(10), 1.2f));
        }
        parts.add(new Fitted.Part(to.nameWithHonorific(), Style.mincho(12.5f), 1.5f));
        parts.add(new Fitted.Part(head.caseCode().value(), Style.gothic(7), 1.4f));
        sheet.boxedFromTop(Window.ALWAYS_SEEN, parts);
    }

    private void sender(Sheet sheet) {
        float width = Flow.RIGHT - SENDER_LEFT;
        Style small = Style.mincho(9);
        float y = 16;
        y = right(sheet, wording.say("number.line", Map.of("number", head.number())), small, y, width);
        y = right(sheet, wording.date(head.date()), small, y, width);
        y += 5;
        Office from = head.from();
        y = right(sheet, from.name(), Style.mincho(11), y, width) + 0.8f;
        y = right(sheet, from.department(), Style.mincho(9.5f), y, width) + 0.5f;
        y = right(sheet, from.address().postalLine(), small, y, width);
        y = right(sheet, from.address().broken(sheet, small, width), small, y, width);
        right(sheet, contact(from), small, y, width);
    }

    /** An office without e-mail has no line for it. */
    private String contact(Office from) {
        String absent = "\0";
        String email = from.email().isBlank() ? absent : from.email();
        return wording.say("contact", Map.of("telephone", from.telephone(), "email", email))
                .lines()
                .filter(line -> !line.contains(absent))
                .collect(Collectors.joining("\n"));
    }

    private static float right(Sheet sheet, String text, Style style, float y, float width) {
        float next = y;
        for (String line : sheet.lines(text, style, width)) {
            sheet.textRight(line, style, Flow.RIGHT, next);
            next += 1.4f * style.em();
        }
        return next;
    }
}
