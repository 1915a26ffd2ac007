package org.toroku.intake.fields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The labels of a page. */
record Marks(List<Mark> all) {
    /** After a short label there is room, a colon, or nothing: 氏名の欄に押印 is a sentence. */
    private static final double ROOM_AFTER = 0.4;

    private static final int SHORT = 2;

    private record Phrase(Label label, String text) {}

    /** Longest first: 印鑑登録番号 is not 番号. */
    private static final List<Phrase> PHRASES = List.of(Label.values()).stream()
            .flatMap(label -> label.phrases().stream().map(text -> new Phrase(label, text)))
            .sorted(Comparator.comparingInt((Phrase phrase) -> phrase.text().length())
                    .reversed())
            .toList();

    Marks {
        all = List.copyOf(all);
    }

    static Marks of(PageText page) {
        List<Mark> marks = new ArrayList<>();
        for (TextLine line : page.lines()) {
            String text = line.text();
            int i = 0;
            while (i < text.length()) {
                Optional<Mark> mark = line.startsSegment(i) ? at(line, text, i) : Optional.empty();
                mark.ifPresent(marks::add);
                i = mark.map(Mark::to).orElse(i + 1);
            }
        }
        return new Marks(marks);
    }

    private static Optional<Mark> at(TextLine line, String text, int from) {
        return mark(line, text, from, 0).or(() -> mark(line, text, from, 1));
    }

    private static Optional<Mark> mark(TextLine line, String text, int from, int differing) {
        for (Phrase phrase : PHRASES) {
            int to = from + phrase.text().length();
            if (to <= text.length()
                    && differing(phrase.text(), text, from) == differing
                    && (phrase.text().length() > SHORT || hasRoomAfter(line, text, to))
                    && (differing == 0 || mayDiffer(phrase, line, from, to))) {
                return Optional.of(new Mark(phrase.label(), line, from, to, differing == 0));
            }
        }
        return Optional.empty();
    }

    /** One of two characters is enough only for labels that every paper has, alone at the beginning of a line. */
    private static boolean mayDiffer(Phrase phrase, TextLine line, int from, int to) {
        boolean common = phrase.label() == Label.NAME || phrase.label() == Label.ADDRESS;
        return phrase.text().length() > SHORT
                || common && from == 0 && (to == line.glyphs().size() || line.gap(to) > 0.9);
    }

    private static int differing(String phrase, String text, int from) {
        int differing = 0;
        for (int i = 0; i < phrase.length(); i++) {
            differing += phrase.charAt(i) == text.charAt(from + i) ? 0 : 1;
        }
        return differing;
    }

    private static boolean hasRoomAfter(TextLine line, String text, int to) {
        return to == text.length() || text.charAt(to) == ':' || line.gap(to) > ROOM_AFTER;
    }

    /** Marks of {@code label}, well-read ones first, then from the top. */
    List<Mark> of(Label label) {
        return all.stream()
                .filter(mark -> mark.label() == label)
                .sorted(Comparator.comparing((Mark mark) -> !mark.exact()).thenComparingDouble(Mark::y))
                .toList();
    }

    /** The next mark to the right in the same line. */
    Optional<Mark> after(Mark mark) {
        return all.stream()
                .filter(other -> other.line().equals(mark.line()) && other.from() >= mark.to())
                .min(Comparator.comparingInt(Mark::from));
    }

    boolean marks(TextLine line) {
        return all.stream().anyMatch(mark -> mark.line().equals(line));
    }
}
