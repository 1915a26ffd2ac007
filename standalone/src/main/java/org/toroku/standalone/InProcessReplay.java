package org.toroku.standalone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.toroku.engine.replay.Course;
import org.toroku.engine.replay.Model;
import org.toroku.engine.replay.ModelsRefusedException;
import org.toroku.engine.replay.Recording;
import org.toroku.engine.replay.Replay;
import org.toroku.process.CaseRecordings.RecordedCase;
import org.toroku.studio.CaseCourse;
import org.toroku.studio.CaseCourse.Place;
import org.toroku.studio.OpenCaseEngine;
import org.toroku.studio.ReplayEngine;
import org.toroku.workflows.ModelFile;

/** Replays on an engine in this process that is thrown away afterwards; the one that conducts cases is not touched. */
public final class InProcessReplay implements ReplayEngine, OpenCaseEngine {

    @Override
    public List<Pair> replay(ReplayEngine.Task task, Progress progress) {
        try {
            return replayed(task, progress);
        } catch (ModelsRefusedException refused) {
            throw new RefusedException(refused);
        }
    }

    private static List<Pair> replayed(ReplayEngine.Task task, Progress progress) {
        int all = task.cases().size();
        List<Recording> recordings =
                task.cases().stream().map(InProcessReplay::recording).toList();
        List<Course> live = Replay.run(
                models(task.live()),
                recordings.stream()
                        .map(each -> new Replay.Subject(each, Optional.empty()))
                        .toList(),
                task.patience(),
                done -> progress.goOn(done, 2 * all));
        List<Replay.Subject> repeated = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            if (live.get(i).repeats()) {
                repeated.add(new Replay.Subject(recordings.get(i), Optional.of(live.get(i))));
            }
        }
        int apart = all - repeated.size();
        List<Course> draft = Replay.run(
                models(task.draft()), repeated, task.patience(), done -> progress.goOn(all + apart + done, 2 * all));
        var drafts = draft.iterator();
        return live.stream()
                .map(each ->
                        new Pair(course(each), each.repeats() ? Optional.of(course(drafts.next())) : Optional.empty()))
                .toList();
    }

    @Override
    public List<Standing> stand(OpenCaseEngine.Task task, Progress progress) {
        int all = task.cases().size();
        try {
            return Replay.stand(
                            models(task.models()),
                            task.cases().stream()
                                    .map(InProcessReplay::recording)
                                    .toList(),
                            task.until(),
                            task.patience(),
                            done -> progress.goOn(done, all))
                    .stream()
                    .map(InProcessReplay::standing)
                    .toList();
        } catch (ModelsRefusedException refused) {
            throw new RefusedException(refused);
        }
    }

    private static Standing standing(Course course) {
        return switch (course.end()) {
            case Course.End.Standing(var timers) ->
                new Standing.At(
                        Stream.concat(
                                        course.asks().stream()
                                                .filter(ask -> ask.over().isEmpty())
                                                .map(InProcessReplay::place),
                                        timers.stream().map(timer -> new Place(CaseCourse.Kind.WAIT, timer)))
                                .sorted(Comparator.comparing(Place::element).thenComparing(Place::kind))
                                .toList(),
                        course.asks().stream()
                                .map(ask -> new Asked(place(ask), ask.occurrence(), ask.work()))
                                .toList());
            case Course.End.Reached(var elements) -> new Standing.Ended(elements);
            case Course.End.Stuck(var element, var error) -> new Standing.Stuck(element, error);
            case Course.End.Undecided _, Course.End.Unfinished _ -> new Standing.Unfinished();
        };
    }

    private static Place place(Course.Ask ask) {
        return new Place(kind(ask.kind()), ask.element());
    }

    private static List<Model> models(List<ModelFile> files) {
        return files.stream()
                .map(file -> new Model(file.resource(), file.bytes()))
                .toList();
    }

    private static Recording recording(RecordedCase recorded) {
        return new Recording(
                recorded.process(),
                recorded.began(),
                recorded.variables(),
                recorded.outcomes().stream()
                        .map(each ->
                                new Recording.Outcome(each.element(), each.occurrence(), each.variables(), each.at()))
                        .toList(),
                recorded.news().stream()
                        .map(each ->
                                new Recording.News(each.message(), each.correlationKey(), each.variables(), each.at()))
                        .toList());
    }

    private static CaseCourse course(Course course) {
        return new CaseCourse(
                end(course.end()),
                course.repeats(),
                course.duration(),
                course.tasks(),
                course.peoplesTime(),
                course.asks().stream().map(InProcessReplay::place).toList());
    }

    private static CaseCourse.End end(Course.End end) {
        return switch (end) {
            case Course.End.Reached(var elements) -> new CaseCourse.End.Reached(elements);
            case Course.End.Undecided(var kind, var element) ->
                new CaseCourse.End.Undecided(new Place(kind(kind), element));
            case Course.End.Stuck(var element, var error) -> new CaseCourse.End.Stuck(element, error);
            case Course.End.Unfinished _, Course.End.Standing _ -> new CaseCourse.End.Unfinished();
        };
    }

    private static CaseCourse.Kind kind(Course.Kind kind) {
        return switch (kind) {
            case STEP -> CaseCourse.Kind.STEP;
            case TASK -> CaseCourse.Kind.TASK;
            case WAIT -> CaseCourse.Kind.WAIT;
        };
    }
}
