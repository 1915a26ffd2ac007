package org.toroku.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.matching.MatchReport.Verdict;

/**
 * Where the two texts of a comparison part, for people to look at. The verdict stays that of the comparison: what it calls
 * a variant is never marked as different, and where it says different something always is.
 */
public final class Alignment {
    private static final String CALENDAR = "calendar";

    private Alignment() {}

    /** How one stretch of both texts relates. */
    public enum Kind {
        SAME,
        /** Means the same; the notes say by which rule. */
        OTHERWISE,
        /** No program can tell. */
        UNDECIDED,
        /** A character that card or document has in the place of one it cannot hold; alike or not, an eye compares it. */
        SUBSTITUTED,
        DIFFERENT,
        /** Stated, but not found on card or document. */
        MISSING,
        /** Found on card or document, but not stated. */
        EXTRA;

        boolean isDifference() {
            return this == DIFFERENT || this == MISSING || this == EXTRA;
        }
    }

    /**
     * A stretch of both texts; all of them in order are the two texts.
     *
     * @param notes why it means the same, codes as in the report
     */
    public record Step(String stated, String found, Kind kind, List<String> notes) {
        public Step {
            notes = List.copyOf(notes);
        }

        static Step difference(String stated, String found) {
            Kind kind = stated.isEmpty() ? Kind.EXTRA : found.isEmpty() ? Kind.MISSING : Kind.DIFFERENT;
            return new Step(stated, found, kind, List.of());
        }

        Step as(Kind other, List<String> why) {
            return new Step(stated, found, other, why);
        }

        /** Masked: personal data does not belong into logs. */
        @Override
        public String toString() {
            return "Step[" + kind + "]";
        }
    }

    /** The steps from the first character to the last; neighbours of one kind are one step. */
    public static List<Step> of(FieldMatch match) {
        return joined(held(steps(match), match));
    }

    /** @param substitutes code points of the certified text that stand for others (代替文字) */
    public static List<Step> of(FieldMatch match, BitSet substitutes) {
        List<Step> steps = of(match);
        List<Step> marked = new SubstitutedSteps(substitutes).in(steps);
        boolean lost = match.verdict() == Verdict.DIFFERENT
                && marked.stream().noneMatch(step -> step.kind().isDifference());
        return lost ? steps : marked;
    }

    private static List<Step> steps(FieldMatch match) {
        if (match.stated().equals(match.certified())) {
            return List.of(new Step(match.stated(), match.certified(), Kind.SAME, List.of()));
        }
        return switch (match.field()) {
            case "address" -> new TextAlignment(Fold.ADDRESS, match.stated(), match.certified()).steps();
            case "birth-date" -> dates(match);
            case "sex" -> whole(match, match.verdict() == Verdict.EQUAL ? Kind.SAME : Kind.DIFFERENT);
            default -> new TextAlignment(Fold.NAME, match.stated(), match.certified()).steps();
        };
    }

    private static List<Step> whole(FieldMatch match, Kind kind) {
        return List.of(new Step(match.stated(), match.certified(), kind, List.of()));
    }

    private static List<Step> dates(FieldMatch match) {
        if (match.verdict() == Verdict.EQUAL) {
            return List.of(new Step(match.stated(), match.certified(), Kind.OTHERWISE, List.of(CALENDAR)));
        }
        Optional<List<WrittenDate.Part>> stated = WrittenDate.parts(match.stated());
        Optional<List<WrittenDate.Part>> found = WrittenDate.parts(match.certified());
        if (stated.isEmpty() || found.isEmpty()) {
            return List.of(Step.difference(match.stated(), match.certified()));
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < stated.get().size(); i++) {
            WrittenDate.Part one = stated.get().get(i);
            WrittenDate.Part other = found.get().get(i);
            steps.add(
                    one.text().equals(other.text())
                            ? new Step(one.text(), other.text(), Kind.SAME, List.of())
                            : one.number() == other.number()
                                    ? new Step(one.text(), other.text(), Kind.OTHERWISE, List.of(CALENDAR))
                                    : Step.difference(one.text(), other.text()));
        }
        return steps;
    }

    /** Holds the marks to the verdict. */
    private static List<Step> held(List<Step> steps, FieldMatch match) {
        return switch (match.verdict()) {
            case EQUAL, VARIANT -> differencesAs(steps, Kind.OTHERWISE, match.notes());
            case UNDECIDABLE -> differencesAs(steps, Kind.UNDECIDED, List.of());
            case DIFFERENT ->
                steps.stream().anyMatch(step -> step.kind().isDifference())
                        ? steps
                        : steps.stream()
                                .map(step ->
                                        step.kind() == Kind.SAME ? step : Step.difference(step.stated(), step.found()))
                                .toList();
        };
    }

    private static List<Step> differencesAs(List<Step> steps, Kind kind, List<String> notes) {
        return steps.stream()
                .map(step -> step.kind().isDifference() ? step.as(kind, notes) : step)
                .toList();
    }

    private static List<Step> joined(List<Step> steps) {
        List<Step> joined = new ArrayList<>();
        for (Step step : steps) {
            if (!joined.isEmpty() && together(joined.getLast().kind(), step.kind())) {
                joined.add(join(joined.removeLast(), step));
            } else {
                joined.add(step);
            }
        }
        return List.copyOf(joined);
    }

    private static boolean together(Kind one, Kind other) {
        return one == other || one.isDifference() && other.isDifference();
    }

    private static Step join(Step one, Step other) {
        String stated = one.stated() + other.stated();
        String found = one.found() + other.found();
        if (one.kind().isDifference()) {
            return Step.difference(stated, found);
        }
        Set<String> notes = new LinkedHashSet<>(one.notes());
        notes.addAll(other.notes());
        return new Step(stated, found, one.kind(), notes.stream().collect(Collectors.toList()));
    }
}
