package org.toroku.studio;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.toroku.studio.CaseCourse.Place;

/**
 * Where open cases that follow other models stand, and where the models in force would lead them. It names cases by their
 * numbers and elements by their ids, and nobody.
 *
 * @param publication in force when it was made
 * @param led whether an engine led the cases through both; otherwise only a trial can show where they come to
 * @param open how many cases were open in all
 * @param others how many of them followed other models
 * @param cases the first of these; there may be more
 */
public record MovePreview(int format, UUID publication, boolean led, int open, int others, List<Line> cases) {
    /** Of what is stored; a later one may say more. */
    public static final int FORMAT = 1;

    public MovePreview {
        cases = List.copyOf(cases);
    }

    /** What would become of a case. */
    public enum Kind {
        /** It comes to where it stands now. */
        SAME,
        /** It comes to another place. */
        ELSEWHERE,
        /** Nothing says where it would come to. */
        UNKNOWN,
        /** It must stay. */
        BARRED;

        /** Those that a plan may name. */
        public static final Set<Kind> MOVABLE = Set.of(SAME, ELSEWHERE, UNKNOWN);
    }

    /**
     * @param reason kebab-case code of why it must stay or nothing is known; empty otherwise
     * @param from where it stands now; of a case that goes elsewhere only what would not be there any more
     * @param to where it would stand; of a case that goes elsewhere only what is new, of one that must stay where it would end
     *     or stop
     */
    public record Line(
            UUID caseId,
            String caseNumber,
            String process,
            Kind kind,
            String reason,
            List<Place> from,
            List<Place> to) {
        public Line {
            from = sorted(from);
            to = sorted(to);
        }

        /** Whether another look at the case says what this one said, as far as that decides about moving it. */
        boolean holdsFor(Line later) {
            boolean known = kind == Kind.UNKNOWN && later.kind == Kind.SAME;
            return known || (kind == later.kind && (kind != Kind.ELSEWHERE || to.equals(later.to)));
        }

        private static List<Place> sorted(List<Place> places) {
            return places.stream()
                    .sorted(Comparator.comparing(Place::element).thenComparing(Place::kind))
                    .toList();
        }
    }

    /** How many of the cases are of each kind. */
    public Map<Kind, Integer> counts() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        cases.forEach(line -> counts.merge(line.kind(), 1, Integer::sum));
        return counts;
    }

    List<Line> of(Collection<Kind> kinds) {
        return cases.stream().filter(line -> kinds.contains(line.kind())).toList();
    }

    /** The same preview with other cases listed. */
    MovePreview listing(List<Line> shown) {
        return new MovePreview(format, publication, led, open, others, shown);
    }
}
