package org.toroku.ui.fake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.toroku.studio.Act;
import org.toroku.studio.ReplayDesk;
import org.toroku.studio.ReplayReport;
import org.toroku.studio.ReplayReport.Line;
import org.toroku.studio.ReplayReport.Spot;
import org.toroku.studio.ReplayReport.Time;
import org.toroku.studio.ReplayReport.What;
import org.toroku.workflows.ProcessIds;

/** A replay that begins, goes on and ends when a test says so. */
public final class FakeReplays implements ReplayDesk {
    private static final Instant AT = Instant.parse("2026-11-25T03:00:00Z");

    private boolean available = true;
    private Optional<Run> run = Optional.empty();
    private Optional<Kept> kept = Optional.empty();

    public void clear() {
        available = true;
        run = Optional.empty();
        kept = Optional.empty();
    }

    public void remove() {
        available = false;
    }

    public void goOn(int done, int of) {
        run = Optional.of(new Run(1, State.RUNNING, done, of, Optional.empty()));
    }

    /** It ends with a case that ends differently and two that nobody can decide. */
    public void end() {
        run = Optional.of(new Run(1, State.DONE, 10, 10, Optional.empty()));
        kept = Optional.of(new Kept(
                new ReplayReport(
                        ReplayReport.FORMAT,
                        new TreeMap<>(Map.of("a", "1")),
                        new TreeMap<>(Map.of("a", "2")),
                        70,
                        10,
                        1,
                        2,
                        4,
                        1,
                        2,
                        new Time(5, 7_200, 3_600, 5),
                        new Time(5, 86_400, 1_800, 8),
                        List.of(
                                new Spot(What.UNKNOWN_TASK, "examine-application", 2),
                                new Spot(What.END, "application-rejected", 1)),
                        List.of(
                                new Line(
                                        "M-2026-000007",
                                        ProcessIds.ENROL_MY_NUMBER_CARD,
                                        What.END,
                                        "application-rejected",
                                        "enrolment-completed",
                                        "application-rejected",
                                        7_200,
                                        3_600,
                                        60,
                                        60),
                                new Line(
                                        "M-2026-000008",
                                        ProcessIds.ENROL_MY_NUMBER_CARD,
                                        What.UNKNOWN_TASK,
                                        "examine-application",
                                        "enrolment-completed",
                                        "",
                                        7_200,
                                        0,
                                        60,
                                        0))),
                "ab".repeat(32),
                "owner1",
                AT,
                0));
    }

    /** As {@link #end}, for an owner whose own case one of them is. */
    public void endWithOneWithheld() {
        end();
        kept = kept.map(all -> new Kept(all.report(), all.sha256(), all.madeBy(), all.madeAt(), 1));
    }

    public void fail() {
        run = Optional.of(new Run(1, State.FAILED, 3, 10, Optional.of("replay-models-refused")));
    }

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public Act start(String officer, UUID draft, int version) {
        if (run.filter(found -> found.state() == State.RUNNING).isPresent()) {
            return new Act.Refused("replay-busy");
        }
        goOn(0, 10);
        return new Act.Done(draft);
    }

    @Override
    public Act cancel(String officer, UUID draft) {
        run = Optional.of(new Run(1, State.CANCELLED, 0, 10, Optional.empty()));
        return new Act.Done(draft);
    }

    @Override
    public Optional<Run> run(String officer, UUID draft) {
        return run;
    }

    @Override
    public Optional<Kept> report(String officer, UUID draft, int version) {
        return kept;
    }

    @Override
    public Proposed ofPublication(String officer, UUID publication) {
        return kept.<Proposed>map(Proposed.Replayed::new).orElseGet(Proposed.None::new);
    }
}
