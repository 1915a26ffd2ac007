package org.toroku.engine.replay;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.TimeCycle;
import io.camunda.zeebe.model.bpmn.instance.TimeDuration;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.toroku.engine.replay.CaseReplay.Due;
import org.toroku.engine.replay.Course.Kind;

/**
 * Leads recorded cases through models, all in one simulated engine. The same cases through the same models have the same
 * courses every time.
 *
 * <p>Cases have nothing to do with each other, so each has a time of its own and all go on at once. Only where models ask
 * the engine what time it is, they go one moment after the other, which takes much longer.
 */
public final class Replay implements AutoCloseable {
    /** Asks of one case at most; more come only from models that turn in circles. */
    private static final int MOST_ASKS = 2_000;

    /** Moments of one case at most, for circles without asking. */
    private static final int MOST_TURNS = 20_000;

    /** The engine wants a letter first. */
    private static final String TAG = "case-";

    private static final Pattern TELLS_TIME = Pattern.compile("\\b(now|today)\\s*\\(");

    /** Asked again and again while it runs. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * @param done cases that are over
         * @return false to stop
         */
        boolean goOn(int done);
    }

    /** @param pace the case's course through the live models; empty to replay it at the recorded times */
    public record Subject(Recording recording, Optional<Course> pace) {}

    private final SimulatedEngine engine;
    private final List<CaseReplay> cases = new ArrayList<>();
    private final Map<Long, CaseReplay> byRoot = new HashMap<>();
    private final Set<String> asides = new HashSet<>();
    private final boolean oneTimeForAll;
    private int over;

    private Replay(List<Model> models, List<Subject> subjects, Optional<Instant> until) {
        boolean time = false;
        for (Model model : models) {
            // each is read for its messages, also once it is known that one asks for the time
            time |= read(model);
        }
        this.oneTimeForAll = time;
        subjects.forEach(each -> cases.add(new CaseReplay(each.recording(), each.pace(), until)));
        this.engine = SimulatedEngine.startAt(subjects.stream()
                .map(each -> each.recording().began())
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH));
    }

    /**
     * @param patience real time for it all; cases that are not over by then are unfinished
     * @return the courses in the order of the subjects
     * @throws ModelsRefusedException if the engine does not take the models
     * @throws IllegalStateException if the engine does not go on, or the thread is interrupted
     */
    public static List<Course> run(List<Model> models, List<Subject> subjects, Duration patience, Watcher watcher) {
        return run(models, subjects, Optional.empty(), patience, watcher);
    }

    /**
     * As {@link #run}, of cases that are open: each is led with what is recorded so far, and no further than to one moment.
     *
     * @param until no date after it comes
     * @return courses that end with {@link Course.End.Standing}, or that came to an end or a stop before
     */
    public static List<Course> stand(
            List<Model> models, List<Recording> open, Instant until, Duration patience, Watcher watcher) {
        List<Subject> subjects =
                open.stream().map(each -> new Subject(each, Optional.empty())).toList();
        return run(models, subjects, Optional.of(until), patience, watcher);
    }

    private static List<Course> run(
            List<Model> models, List<Subject> subjects, Optional<Instant> until, Duration patience, Watcher watcher) {
        try (Replay replay = new Replay(models, subjects, until)) {
            replay.engine.deploy(models);
            replay.conduct(System.nanoTime() + patience.toNanos(), watcher);
            return replay.cases.stream().map(CaseReplay::course).toList();
        }
    }

    /**
     * Notes what a case does not stand still for: messages that interrupt something else.
     *
     * @return whether the model asks the engine what time it is
     */
    private boolean read(Model file) {
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(file.bytes()));
        model.getModelElementsByType(BoundaryEvent.class).forEach(event -> asides.add(event.getId()));
        return !model.getModelElementsByType(TimeDuration.class).isEmpty()
                || !model.getModelElementsByType(TimeCycle.class).isEmpty()
                || TELLS_TIME
                        .matcher(new String(file.bytes(), StandardCharsets.UTF_8))
                        .find();
    }

    private void conduct(long end, Watcher watcher) {
        long most = oneTimeForAll ? (long) MOST_TURNS * cases.size() : MOST_TURNS;
        boolean going = true;
        for (long turns = 0; over < cases.size() && going; turns++) {
            going = watcher.goOn(over) && System.nanoTime() < end && turns < most;
            if (going && !turn()) {
                open().forEach(CaseReplay::stands);
                over = cases.size();
            }
        }
        open().forEach(CaseReplay::stopped);
    }

    private List<CaseReplay> open() {
        return cases.stream().filter(each -> !each.isOver()).toList();
    }

    /** Lets happen what happens next, in each case or in those whose turn it is; false where nothing does. */
    private boolean turn() {
        List<CaseReplay> moving =
                cases.stream().filter(each -> each.next().isPresent()).toList();
        if (oneTimeForAll) {
            Optional<Instant> first =
                    moving.stream().flatMap(each -> each.next().stream()).min(Comparator.naturalOrder());
            moving = moving.stream().filter(each -> each.next().equals(first)).toList();
            first.ifPresent(engine::moveTo);
        }
        moving.forEach(subject -> subject.advance().forEach(due -> act(subject, due)));
        engine.settle().forEach(this::note);
        moving.stream().filter(each -> !each.isOver() && !each.isBegun()).forEach(each -> {
            each.stuck(each.recording().process(), "NO_PROCESS");
            over++;
        });
        return !moving.isEmpty();
    }

    private void act(CaseReplay subject, Due due) {
        if (subject.isOver()) {
            return;
        }
        Recording recording = subject.recording();
        switch (due.rank()) {
            case BEGIN -> engine.begin(recording.process(), TAG + cases.indexOf(subject), recording.variables());
            case NEWS ->
                due.news().ifPresent(news -> engine.publish(news.message(), news.correlationKey(), news.variables()));
            case ANSWER -> answer(subject, due.key());
            case TIMER -> engine.fire(due.key());
            case UNKNOWN -> {
                subject.unknown(due.key());
                if (subject.isOver()) {
                    leave(subject);
                }
            }
        }
    }

    private void answer(CaseReplay subject, long key) {
        Optional<Kind> kind = subject.waits(key);
        subject.answer(key).ifPresent(outcome -> {
            if (kind.equals(Optional.of(Kind.TASK))) {
                engine.complete(key, outcome.variables());
            } else {
                engine.answer(key, outcome.variables());
            }
        });
    }

    private void note(Happening happening) {
        if (happening instanceof Happening.Begun begun) {
            CaseReplay subject = cases.get(Integer.parseInt(begun.tag().substring(TAG.length())));
            subject.begun(begun.root());
            byRoot.put(begun.root(), subject);
            return;
        }
        @Nullable CaseReplay subject = byRoot.get(happening.root());
        if (subject != null && !subject.isOver()) {
            note(subject, happening);
        }
    }

    private void note(CaseReplay subject, Happening happening) {
        switch (happening) {
            case Happening.Begun _ -> throw new IllegalStateException("a case began twice");
            case Happening.TimerSet timer -> timer(subject, timer);
            case Happening.TimerGone timer -> subject.timerGone(timer.key());
            case Happening.Job job -> ask(subject, Kind.STEP, job.key(), job.elementId(), job.type());
            case Happening.Task task -> ask(subject, Kind.TASK, task.key(), task.elementId(), "");
            case Happening.Awaited awaited -> {
                if (!asides.contains(awaited.elementId())) {
                    ask(subject, Kind.WAIT, awaited.key(), awaited.elementId(), awaited.message());
                }
            }
            case Happening.Come come -> subject.came(come.key());
            case Happening.Withdrawn withdrawn -> subject.withdrawn(withdrawn.key());
            case Happening.Reached end -> subject.reached(end.elementId());
            case Happening.Ended _ -> {
                subject.ended();
                over++;
                byRoot.remove(subject.root());
            }
            case Happening.Stuck stuck -> {
                subject.stuck(stuck.elementId(), stuck.error());
                leave(subject);
            }
        }
    }

    private void timer(CaseReplay subject, Happening.TimerSet timer) {
        subject.timer(timer.key(), Instant.ofEpochMilli(timer.due()));
        if (!asides.contains(timer.elementId())) {
            subject.standsAt(timer.key(), timer.elementId());
        }
    }

    private void ask(CaseReplay subject, Kind kind, long key, String element, String work) {
        subject.ask(kind, key, element, work);
        if (subject.asked() >= MOST_ASKS) {
            subject.stopped();
            leave(subject);
        }
    }

    /** Nothing of it can change the outcome any more. */
    private void leave(CaseReplay subject) {
        over++;
        byRoot.remove(subject.root());
        engine.cancel(subject.root());
    }

    @Override
    public void close() {
        engine.close();
    }
}
