package org.toroku.intake.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.toroku.intake.Box;
import org.toroku.intake.fields.MyNumberFinding.Evidence;

/**
 * Looks for My Numbers. It would rather stop one page too many: the officer looks and sends the page back or on. The
 * digits never leave this class.
 */
final class MyNumberDetector {
    /**
     * Not a piece of a longer mix of letters and digits, such as the identifiers on our own form, of which one in some
     * hundred would hold a number that fits. I and l may be the line of a cell.
     */
    private static final Pattern TWELVE = Pattern.compile(
            "(?<![0-9A-HJ-Za-km-z])(?<![0-9A-Za-z]-)[0-9](?:-?[0-9]){11}(?![0-9A-HJ-Za-km-z])(?!-[0-9A-Za-z])");
    /** Licences have twelve digits too. */
    private static final Pattern NUMBERED = Pattern.compile("第[0-9-]*$");

    private static final int FEWEST_DIGITS = 4;

    private MyNumberDetector() {}

    static MyNumberFinding find(List<PageText> passes) {
        List<Box> labelled =
                passes.stream().flatMap(page -> besideLabels(page).stream()).toList();
        List<Box> places = Stream.concat(labelled.stream(), passes.stream().flatMap(MyNumberDetector::valid))
                .distinct()
                .toList();
        if (places.isEmpty()) {
            return new MyNumberFinding.NotSeen();
        }
        return new MyNumberFinding.Seen(labelled.isEmpty() ? Evidence.CHECK_DIGIT : Evidence.LABEL, places);
    }

    private static List<Box> besideLabels(PageText page) {
        Marks marks = Marks.of(page);
        Cells cells = new Cells(page, marks);
        List<Box> places = new ArrayList<>();
        for (Mark mark : marks.of(Label.MY_NUMBER)) {
            List<TextLine> near = new ArrayList<>(cells.beside(mark));
            cells.below(mark).ifPresent(near::add);
            cells.column(mark).ifPresent(near::add);
            List<Glyph> digits = near.stream()
                    .flatMap(line -> line.glyphs().stream())
                    .filter(glyph -> isDigit(glyph.character()))
                    .toList();
            if (digits.size() >= FEWEST_DIGITS) {
                places.add(around(digits));
            }
        }
        return places;
    }

    private static Stream<Box> valid(PageText page) {
        return Stream.concat(page.lines().stream(), page.columns().stream().map(PageText.Column::text))
                .flatMap(line -> valid(line).stream());
    }

    private static List<Box> valid(TextLine line) {
        String text = line.text();
        List<Box> places = new ArrayList<>();
        Matcher matcher = TWELVE.matcher(text);
        while (matcher.find()) {
            boolean licence =
                    NUMBERED.matcher(text.substring(0, matcher.start())).find();
            if (!licence && hasValidCheckDigit(matcher.group().replace("-", ""))) {
                places.add(around(line.glyphs().subList(matcher.start(), matcher.end())));
            }
        }
        return places;
    }

    /** 番号法の規定による通知カード等に関する省令 5条: weights 2 to 7, then 2 to 6, from the last but one digit on. */
    static boolean hasValidCheckDigit(String digits) {
        int sum = 0;
        for (int n = 1; n <= 11; n++) {
            int weight = n <= 6 ? n + 1 : n - 5;
            sum += (digits.charAt(11 - n) - '0') * weight;
        }
        int rest = sum % 11;
        int check = rest <= 1 ? 0 : 11 - rest;
        return check == digits.charAt(11) - '0';
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static Box around(List<Glyph> glyphs) {
        List<Box> boxes = glyphs.stream().map(glyph -> glyph.source().box()).toList();
        int left = boxes.stream().mapToInt(Box::x).min().orElseThrow();
        int top = boxes.stream().mapToInt(Box::y).min().orElseThrow();
        int right = boxes.stream().mapToInt(box -> box.x() + box.width()).max().orElseThrow();
        int bottom =
                boxes.stream().mapToInt(box -> box.y() + box.height()).max().orElseThrow();
        return new Box(left, top, right - left, bottom - top);
    }
}
