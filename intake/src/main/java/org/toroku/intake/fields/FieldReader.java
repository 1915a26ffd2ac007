package org.toroku.intake.fields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.toroku.intake.Word;

/**
 * Finds the fields of a page. Several passes over the same page err differently: every reading is kept as a candidate,
 * those that more passes share first.
 */
public final class FieldReader {
    private FieldReader() {}

    /**
     * @param passes words of each pass over the page; a text layer is one pass
     * @param turn degrees clockwise that set the page upright
     */
    public static PageFields read(List<List<Word>> passes, double turn) {
        List<PageText> pages =
                passes.stream().map(words -> PageText.of(words, turn)).toList();
        DocumentKind kind = KindDetector.of(pages);
        List<Map<FieldName, Field>> read =
                pages.stream().map(page -> PassReader.read(page, kind)).toList();
        Map<FieldName, Field> fields = new EnumMap<>(FieldName.class);
        for (FieldName name : FieldName.values()) {
            fields.put(
                    name,
                    merged(
                            name,
                            read.stream()
                                    .map(pass -> pass.getOrDefault(name, new Field.Absent(name)))
                                    .toList()));
        }
        return new PageFields(kind, fields, MyNumberDetector.find(pages));
    }

    private static Field merged(FieldName name, List<Field> passes) {
        Map<Value, Candidate> candidates = new LinkedHashMap<>();
        Field rest = new Field.Absent(name);
        for (Field field : passes) {
            switch (field) {
                case Field.Found found ->
                    found.candidates().stream()
                            .flatMap(candidate -> readings(name, candidate))
                            .forEach(candidate -> candidates.merge(candidate.value(), candidate, FieldReader::both));
                case Field.Unreadable unreadable -> rest = graver(rest, unreadable);
                case Field.Absent _ -> {}
            }
        }
        if (candidates.isEmpty()) {
            return rest;
        }
        List<Candidate> sorted = new ArrayList<>(candidates.values());
        sorted.sort(Comparator.comparingInt(Candidate::passes)
                .thenComparingDouble(Candidate::confidence)
                .reversed());
        return new Field.Found(name, sorted);
    }

    /** What was read, behind what it can only have meant. */
    private static Stream<Candidate> readings(FieldName name, Candidate read) {
        return name == FieldName.ADDRESS && read.value() instanceof Value.Written(String text)
                ? AddressMending.mended(text)
                        .map(meant -> Stream.of(
                                new Candidate(
                                        new Value.Written(meant), read.confidence(), read.sources(), read.passes()),
                                new Candidate(read.value(), read.confidence(), read.sources(), 0)))
                        .orElse(Stream.of(read))
                : Stream.of(read);
    }

    private static Candidate both(Candidate one, Candidate other) {
        Candidate surer = one.confidence() >= other.confidence() ? one : other;
        return new Candidate(surer.value(), surer.confidence(), surer.sources(), one.passes() + other.passes());
    }

    /** That a day does not exist says more than that nothing was read. */
    private static Field graver(Field one, Field.Unreadable other) {
        return one instanceof Field.Unreadable first && first.reason() == Field.Reason.NO_SUCH_DAY ? one : other;
    }
}
