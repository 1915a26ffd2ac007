package org.toroku.studio;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.process.ModelSet;
import org.toroku.process.OpenCases;
import org.toroku.studio.MoveDesk.Run;
import org.toroku.studio.MoveDesk.RunState;

/** Looks where open cases would come to, one look at a time, on a thread of its own; what came of it is kept. */
@Component
class MoveLook implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(MoveLook.class);

    /** Time for its engine to stop and to delete what it wrote. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final OpenCases cases;
    private final MoveJudge judge;
    private final MovePreviews previews;
    private final MoveSettings settings;
    private final TransactionTemplate transaction;
    private final AtomicReference<Optional<Run>> last = new AtomicReference<>(Optional.empty());
    private volatile Optional<Thread> working = Optional.empty();
    private volatile boolean stopped;

    MoveLook(
            OpenCases cases,
            MoveJudge judge,
            MovePreviews previews,
            MoveSettings settings,
            TransactionTemplate transaction) {
        this.cases = cases;
        this.judge = judge;
        this.previews = previews;
        this.settings = settings;
        this.transaction = transaction;
    }

    Optional<Run> last() {
        return last.get();
    }

    /** @param inForce models of a publication; empty where one look is under way */
    synchronized Optional<String> start(String officer, ModelSet inForce) {
        if (last.get().filter(run -> run.state() == RunState.RUNNING).isPresent()) {
            return Optional.of("move-busy");
        }
        OpenCases.Others others = cases.others(inForce.publication().orElseThrow(), settings.cases());
        if (others.cases().isEmpty()) {
            return Optional.of("move-nothing");
        }
        // where the machine has no thread left, nothing runs and nothing seems to
        working = Optional.of(Thread.ofPlatform()
                .daemon()
                .name("toroku-move-look")
                .start(() -> conduct(() -> look(officer, inForce, others))));
        last.set(Optional.of(new Run(RunState.RUNNING, Optional.empty())));
        return Optional.empty();
    }

    private void look(String officer, ModelSet inForce, OpenCases.Others others) {
        MovePreview preview = new MovePreview(
                MovePreview.FORMAT,
                inForce.publication().orElseThrow(),
                judge.available(),
                others.open(),
                others.others(),
                java.util.List.copyOf(judge.judge(others.cases(), inForce.processes(), (done, of) -> !stopped)
                        .values()));
        transaction.executeWithoutResult(status -> previews.keep(officer, preview));
    }

    private void conduct(Runnable look) {
        Run run = new Run(RunState.FAILED, Optional.of("replay-failed"));
        try {
            look.run();
            run = new Run(RunState.DONE, Optional.empty());
        } catch (ReplayEngine.RefusedException refused) {
            LOG.atWarn().setCause(refused).log("The engine of replays does not take the models");
            run = new Run(RunState.FAILED, Optional.of("replay-models-refused"));
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("A look at where cases would come to did not end");
        } finally {
            ended(run);
        }
    }

    /** After it was said to run, however fast it was. */
    private synchronized void ended(Run run) {
        last.set(Optional.of(run));
    }

    @Override
    public void destroy() throws InterruptedException {
        stopped = true;
        Optional<Thread> thread = working;
        if (thread.isPresent() && !thread.get().join(FAREWELL)) {
            LOG.atWarn().log("A look at open cases does not stop; its thread ends with the process");
        }
    }
}
