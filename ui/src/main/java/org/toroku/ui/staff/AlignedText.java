package org.toroku.ui.staff;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.toroku.matching.Alignment.Kind;
import org.toroku.matching.Alignment.Step;
import org.toroku.pki.x509.InvisibleText;

/**
 * One of two compared texts: what really differs stands out, what is missing leaves a gap to be seen, and what is only
 * written otherwise is underlined. The same in words is {@link #words}, for whoever does not see marks.
 */
public final class AlignedText extends Span {
    /** Beyond this a gap is wide enough to be seen. */
    private static final int WIDEST_GAP = 8;

    private static final int MOST_NUMBERED = 4;

    /** Whose text it is. */
    public enum Side {
        STATED,
        FOUND
    }

    /** @param worded how a stretch of text reads where it is a code */
    public AlignedText(List<Step> steps, Side side, UnaryOperator<String> worded) {
        addClassName("aligned");
        steps.forEach(step -> add(part(
                worded.apply(side == Side.STATED ? step.stated() : step.found()),
                side == Side.STATED ? step.found() : step.stated(),
                step.kind())));
    }

    private static Span part(String text, String other, Kind kind) {
        Span part = new Span(text);
        switch (kind) {
            case SAME -> {
                // as it is
            }
            case OTHERWISE -> part.addClassName("otherwise");
            // two lines: it may look like its neighbour and be another
            case SUBSTITUTED -> part.addClassName("substituted");
            case UNDECIDED, DIFFERENT, MISSING, EXTRA -> {
                part.addClassName(kind == Kind.UNDECIDED ? "undecided" : "differs");
                if (text.isEmpty()) {
                    part.setText(
                            "\u25AF".repeat((int) Math.min(other.codePoints().count(), WIDEST_GAP)));
                    part.addClassName("gap");
                    // the words below say what is missing; read aloud it would be a character of the text
                    part.getElement().setAttribute("aria-hidden", "true");
                }
            }
        }
        return part;
    }

    /** Every stretch that is not the same, in words; empty and invisible where there is none. */
    public UnorderedList words(List<Step> steps, UnaryOperator<String> worded) {
        UnorderedList list = new UnorderedList();
        list.addClassName("aligned-words");
        steps.stream().filter(step -> step.kind() != Kind.SAME).forEach(step -> {
            String notes = step.notes().stream()
                    .map(note -> getTranslation("match.note." + note))
                    .collect(Collectors.joining(getTranslation("list.and")));
            boolean spacing = step.kind() == Kind.OTHERWISE
                    && step.stated().isBlank()
                    && step.found().isBlank();
            ListItem item = new ListItem(
                    spacing
                            ? notes
                            : getTranslation(
                                    "match.step." + step.kind().name(),
                                    named(worded.apply(step.stated()), step),
                                    named(worded.apply(step.found()), step),
                                    notes));
            item.addClassName(step.kind().name().toLowerCase(Locale.ROOT));
            list.add(item);
        });
        list.setVisible(list.getComponentCount() > 0);
        return list;
    }

    /** Characters that look alike, or are none in this font, are told apart by their numbers in Unicode. */
    private String named(String text, Step step) {
        return mayLookAlike(step)
                ? getTranslation("match.step.numbered", InvisibleText.named(text), numbers(text))
                : named(text);
    }

    /** A few characters beside as many; digits, Latin letters and the numbers of houses are read without. */
    private static boolean mayLookAlike(Step step) {
        long length = letters(step.stated());
        return !step.notes().contains("notation")
                && length > 0
                && length <= MOST_NUMBERED
                && length == letters(step.found())
                && !(isPlain(step.stated()) && isPlain(step.found()));
    }

    /** The selector of a variant belongs to the character before it. */
    private static long letters(String text) {
        return text.isBlank()
                ? 0
                : text.codePoints()
                        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                        .count();
    }

    private static boolean isPlain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().allMatch(point -> point < 0x80);
    }

    private static String numbers(String text) {
        return text.codePoints().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
    }

    private String named(String text) {
        if (text.isEmpty()) {
            return getTranslation("match.step.nothing");
        }
        return text.isBlank()
                ? getTranslation("match.step.blank")
                : getTranslation("match.step.text", InvisibleText.named(text));
    }
}
