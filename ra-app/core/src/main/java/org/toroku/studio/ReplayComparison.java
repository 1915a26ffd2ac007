package org.toroku.studio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toroku.process.CaseRecordings.Recent;
import org.toroku.process.CaseRecordings.RecordedCase;
import org.toroku.studio.CaseCourse.End;
import org.toroku.studio.CaseCourse.Place;
import org.toroku.studio.ReplayEngine.Pair;
import org.toroku.studio.ReplayReport.Line;
import org.toroku.studio.ReplayReport.Spot;
import org.toroku.studio.ReplayReport.Time;
import org.toroku.studio.ReplayReport.What;

/** Holds the courses of cases through two sets of models against each other. */
final class ReplayComparison {
    private final List<Line> lines = new ArrayList<>();
    private final List<Pair> decided = new ArrayList<>();
    private int unrepeated;
    private int unfinished;
    private int same;

    private ReplayComparison() {}

    private record Found(What what, String element) {}

    /** @param pairs one for each case, in the same order */
    static ReplayReport report(Digests live, Digests draft, Recent recent, List<Pair> pairs) {
        ReplayComparison comparison = new ReplayComparison();
        for (int i = 0; i < pairs.size(); i++) {
            comparison.add(recent.cases().get(i), pairs.get(i));
        }
        return comparison.report(live, draft, recent);
    }

    private void add(RecordedCase recorded, Pair pair) {
        if (isUnfinished(pair.live())
                || pair.draft().filter(ReplayComparison::isUnfinished).isPresent()) {
            unfinished++;
            return;
        }
        if (!pair.live().repeats() || pair.draft().isEmpty()) {
            unrepeated++;
            return;
        }
        CaseCourse draft = pair.draft().get();
        if (draft.end() instanceof End.Reached) {
            decided.add(pair);
        }
        Optional<Found> found = difference(pair.live(), draft);
        if (found.isEmpty()) {
            same++;
            return;
        }
        lines.add(new Line(
                recorded.caseNumber(),
                recorded.process(),
                found.get().what(),
                found.get().element(),
                end(pair.live()),
                end(draft),
                pair.live().duration().toSeconds(),
                draft.duration().toSeconds(),
                pair.live().peoplesTime().toSeconds(),
                draft.peoplesTime().toSeconds()));
    }

    private static boolean isUnfinished(CaseCourse course) {
        return course.end() instanceof End.Unfinished;
    }

    private static Optional<Found> difference(CaseCourse live, CaseCourse draft) {
        return switch (draft.end()) {
            case End.Undecided(var place) -> Optional.of(new Found(unknown(place), place.element()));
            case End.Stuck(var element, var error) -> Optional.of(new Found(What.STOPS, element));
            case End.Unfinished _ -> Optional.empty();
            case End.Reached reached -> {
                if (!reached.equals(live.end())) {
                    yield Optional.of(new Found(What.END, end(draft)));
                }
                yield otherWay(live.way(), draft.way()).or(() -> otherTime(live, draft));
            }
        };
    }

    private static What unknown(Place place) {
        return switch (place.kind()) {
            case STEP -> What.UNKNOWN_STEP;
            case TASK -> What.UNKNOWN_TASK;
            case WAIT -> What.UNKNOWN_WAIT;
        };
    }

    /** Where the ways part: what only the draft asks for there, or what it leaves out. */
    private static Optional<Found> otherWay(List<Place> live, List<Place> draft) {
        int both = Math.min(live.size(), draft.size());
        for (int i = 0; i < both; i++) {
            if (!live.get(i).equals(draft.get(i))) {
                Place here = live.contains(draft.get(i)) ? live.get(i) : draft.get(i);
                return Optional.of(new Found(What.WAY, here.element()));
            }
        }
        return Stream.of(live, draft)
                .filter(way -> way.size() > both)
                .findFirst()
                .map(longer -> new Found(What.WAY, longer.get(both).element()));
    }

    private static Optional<Found> otherTime(CaseCourse live, CaseCourse draft) {
        return live.duration().equals(draft.duration()) && live.peoplesTime().equals(draft.peoplesTime())
                ? Optional.empty()
                : Optional.of(new Found(What.TIME, end(draft)));
    }

    private static String end(CaseCourse course) {
        return course.end() instanceof End.Reached(var elements) ? String.join(" ", elements) : "";
    }

    private ReplayReport report(Digests live, Digests draft, Recent recent) {
        Map<Boolean, Long> undecided = lines.stream()
                .collect(Collectors.partitioningBy(line -> line.what().isUndecided(), Collectors.counting()));
        return new ReplayReport(
                ReplayReport.FORMAT,
                live.byResource(),
                draft.byResource(),
                recent.ended(),
                recent.cases().size(),
                unrepeated,
                unfinished,
                same,
                Math.toIntExact(Objects.requireNonNull(undecided.get(false))),
                Math.toIntExact(Objects.requireNonNull(undecided.get(true))),
                time(decided.stream().map(Pair::live).toList()),
                time(decided.stream().flatMap(pair -> pair.draft().stream()).toList()),
                spots(),
                lines.stream()
                        .sorted(Comparator.comparing(Line::what))
                        .limit(ReplayReport.MOST_LINES)
                        .toList());
    }

    private List<Spot> spots() {
        Map<What, Map<String, Integer>> counts = new EnumMap<>(What.class);
        lines.forEach(line -> counts.computeIfAbsent(line.what(), what -> new java.util.TreeMap<>())
                .merge(line.element(), 1, Integer::sum));
        return counts.entrySet().stream()
                .flatMap(kind -> kind.getValue().entrySet().stream()
                        .map(element -> new Spot(kind.getKey(), element.getKey(), element.getValue())))
                .sorted(Comparator.comparingInt(Spot::cases).reversed())
                .toList();
    }

    private static Time time(List<CaseCourse> courses) {
        return new Time(
                courses.size(),
                median(courses, course -> seconds(course.duration())),
                median(courses, course -> seconds(course.peoplesTime())),
                courses.stream().mapToLong(CaseCourse::tasks).sum());
    }

    private static long seconds(Duration duration) {
        return duration.toSeconds();
    }

    private static long median(List<CaseCourse> courses, ToLongFunction<CaseCourse> measure) {
        long[] sorted = courses.stream().mapToLong(measure).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
    }
}
