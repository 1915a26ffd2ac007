package org.toroku.ui.studio;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.toroku.studio.LiveDesk.Passed;
import org.toroku.studio.LiveDesk.Picture;
import org.toroku.studio.LiveDesk.Place;
import org.toroku.studio.LiveDesk.Standing;
import org.toroku.workflows.ProcessElement;

/** Figures of one model: what each of its elements has to do with, by whichever measure somebody wants to see. */
final class LiveFigures {
    /** What colours say. */
    enum Measure {
        /** Cases that stand there now. */
        STANDING,
        /** Outcomes in the period. */
        TIMES,
        /** Half of the cases took no longer. */
        MEDIAN
    }

    private static final int LEVELS = 4;
    private static final Set<String> WORK =
            Set.of("serviceTask", "userTask", "receiveTask", "intermediateCatchEvent", "boundaryEvent", "startEvent");

    /**
     * @param heat 1 to 4, a quarter of the largest value each; 0 for nothing
     * @param standing cases that stand there now
     * @param after of these, cases that passed it and wait for what comes next
     * @param since since when the longest stands there
     */
    record Row(
            ProcessElement element,
            int heat,
            long times,
            long cases,
            Duration median,
            Duration slow,
            long standing,
            long after,
            long overdue,
            long halted,
            Optional<Instant> since) {}

    private final Measure measure;
    private final Map<String, Passed> passed;
    private final Map<String, List<Standing>> standing = new HashMap<>();

    LiveFigures(Picture picture, Measure measure) {
        this.measure = measure;
        this.passed = picture.passed().stream().collect(Collectors.toMap(Passed::element, each -> each));
        picture.standing()
                .forEach(each -> standing.computeIfAbsent(each.element(), key -> new ArrayList<>())
                        .add(each));
    }

    /** The elements of a model that cases have an outcome at, or stand at, in the order of the file. */
    List<Row> rows(ModelFacts model) {
        Map<String, String> messages = AwaitedMessages.in(model.file());
        List<Row> cold = model.elements().stream()
                .filter(element -> WORK.contains(element.type()))
                .map(element -> row(element, messages.getOrDefault(element.id(), element.id())))
                .filter(row -> row.times() > 0 || row.standing() > 0 || isTask(row.element()))
                .toList();
        double most = cold.stream().mapToDouble(this::value).max().orElse(0);
        return cold.stream()
                .map(row -> most > 0 && value(row) > 0
                        ? heated(row, (int) Math.max(1, Math.ceil(value(row) / most * LEVELS)))
                        : row)
                .toList();
    }

    private static boolean isTask(ProcessElement element) {
        return element.type().endsWith("Task");
    }

    private double value(Row row) {
        return switch (measure) {
            case STANDING -> row.standing();
            case TIMES -> row.times();
            case MEDIAN -> row.median().toMillis();
        };
    }

    private Row row(ProcessElement element, String key) {
        Passed found = passed.getOrDefault(key, new Passed(key, 0, 0, Duration.ZERO, Duration.ZERO));
        List<Standing> here = standing.getOrDefault(key, List.of());
        return new Row(
                element,
                0,
                found.times(),
                found.cases(),
                found.median(),
                found.slow(),
                here.stream().mapToLong(Standing::cases).sum(),
                sum(here, Place.AFTER),
                here.stream().mapToLong(Standing::overdue).sum(),
                sum(here, Place.HALTED),
                here.stream().map(Standing::oldest).min(Comparator.naturalOrder()));
    }

    private static long sum(List<Standing> here, Place place) {
        return here.stream()
                .filter(each -> each.place() == place)
                .mapToLong(Standing::cases)
                .sum();
    }

    private static Row heated(Row row, int heat) {
        return new Row(
                row.element(),
                heat,
                row.times(),
                row.cases(),
                row.median(),
                row.slow(),
                row.standing(),
                row.after(),
                row.overdue(),
                row.halted(),
                row.since());
    }
}
