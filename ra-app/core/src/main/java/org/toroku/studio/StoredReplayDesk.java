package org.toroku.studio;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.process.CaseRecordings;
import org.toroku.process.CaseRecordings.Recent;
import org.toroku.process.CaseRecordings.RecordedCase;
import org.toroku.process.ModelGate;
import org.toroku.process.ModelSet;
import org.toroku.studio.ReplayEngine.Pair;
import org.toroku.studio.SealedPapers.SealedDraft;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/** Replays one draft at a time on a thread of its own, and keeps the report of each that came to its end. */
@Component
class StoredReplayDesk implements ReplayDesk, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(StoredReplayDesk.class);

    /** Time for its engine to stop and to delete what it wrote. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Owners owners;
    private final ObjectProvider<ReplayEngine> engine;
    private final Sources sources;
    private final ReplayReports reports;
    private final ReplaySettings settings;
    private final TransactionTemplate transaction;
    private final Map<UUID, ReplayRun> runs = new ConcurrentHashMap<>();
    private volatile Optional<Thread> working = Optional.empty();

    /** What a replay is made of, and who reads what came of it. */
    @Component
    record Sources(
            SealedPapers sealed,
            ModelsInForce inForce,
            DraftLedger drafts,
            ModelGate prover,
            CaseRecordings cases,
            ReplayReader reader) {}

    StoredReplayDesk(
            Owners owners,
            ObjectProvider<ReplayEngine> engine,
            Sources sources,
            ReplayReports reports,
            ReplaySettings settings,
            TransactionTemplate transaction) {
        this.owners = owners;
        this.engine = engine;
        this.sources = sources;
        this.reports = reports;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public boolean available() {
        return engine.getIfAvailable() != null;
    }

    /** The two sets of models; the engine gets the processes of each. */
    private record Both(List<ModelFile> live, List<ModelFile> draft) {
        ReplayEngine.Task task(List<RecordedCase> cases, Duration patience) {
            return new ReplayEngine.Task(processes(live), processes(draft), cases, patience);
        }

        private static List<ModelFile> processes(List<ModelFile> models) {
            return models.stream().filter(model -> !RuleSet.isRules(model)).toList();
        }
    }

    @Override
    public Act start(String officer, UUID draft, int version) {
        Optional<String> objection = owners.objection(officer, draft)
                .or(() -> available() ? Optional.empty() : Optional.of("replay-unavailable"));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        if (sources.drafts().find(draft).isEmpty()) {
            return new Act.Refused("not-found");
        }
        Optional<SealedDraft> sealed = sources.sealed().draft(draft);
        Optional<ModelSet> inForce = sources.inForce().read();
        if (sealed.isEmpty() || inForce.isEmpty()) {
            return new Act.Refused("models-altered");
        }
        Both both = new Both(inForce.get().models(), sealed.get().newest());
        return objection(sealed.get(), version, both)
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> start(officer, draft, version, both));
    }

    private Optional<String> objection(SealedDraft draft, int version, Both both) {
        if (draft.row().state() != DraftDesk.State.OPEN) {
            return Optional.of("draft-closed");
        }
        if (draft.versions().getFirst().number() != version) {
            return Optional.of("draft-changed");
        }
        if (Digests.of(both.live()).equals(Digests.of(both.draft()))) {
            return Optional.of("nothing-changed");
        }
        // what the proof does not know could keep an engine busy for ever
        return sources.prover().examine(both.draft()).isEmpty() ? Optional.empty() : Optional.of("not-proven");
    }

    private synchronized Act start(String officer, UUID draft, int version, Both both) {
        if (runs.values().stream().anyMatch(ReplayRun::runs)) {
            return new Act.Refused("replay-busy");
        }
        Recent recent = sources.cases().newest(settings.cases());
        if (recent.cases().isEmpty()) {
            return new Act.Refused("replay-no-cases");
        }
        ReplayRun run = new ReplayRun(version, recent.cases().size());
        // where the machine has no thread left, nothing runs and nothing seems to
        working = Optional.of(Thread.ofPlatform()
                .daemon()
                .name("toroku-replay")
                .start(() -> conduct(run, () -> replay(officer, draft, version, both, recent, run))));
        // of earlier ones the reports tell
        runs.clear();
        runs.put(draft, run);
        return new Act.Done(draft);
    }

    private void replay(String officer, UUID draft, int version, Both both, Recent recent, ReplayRun run) {
        List<Pair> pairs = engine.getObject().replay(both.task(recent.cases(), settings.patience()), run::goOn);
        if (run.isCancelled()) {
            run.ended(State.CANCELLED, Optional.empty());
            return;
        }
        ReplayReport report = ReplayComparison.report(Digests.of(both.live()), Digests.of(both.draft()), recent, pairs);
        transaction.executeWithoutResult(status -> reports.keep(officer, draft, version, report));
        run.ended(State.DONE, Optional.empty());
    }

    private static void conduct(ReplayRun run, Runnable replay) {
        try {
            replay.run();
        } catch (ReplayEngine.RefusedException refused) {
            LOG.atWarn().setCause(refused).log("The engine of replays does not take the models");
            run.ended(State.FAILED, Optional.of("replay-models-refused"));
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("A replay did not come to its end");
            run.ended(State.FAILED, Optional.of("replay-failed"));
        } catch (Error e) {
            // a run that seemed to go on would keep every other one away until the next start
            run.ended(State.FAILED, Optional.of("replay-failed"));
            LOG.atError().setCause(e).log("A replay did not come to its end");
            throw e;
        }
    }

    @Override
    public Act cancel(String officer, UUID draft) {
        Optional<String> objection = owners.objection(officer, draft);
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        Optional<ReplayRun> running = Optional.ofNullable(runs.get(draft)).filter(ReplayRun::runs);
        running.ifPresent(ReplayRun::cancel);
        return running.isPresent() ? new Act.Done(draft) : new Act.Refused("replay-not-running");
    }

    @Override
    public Optional<Run> run(String officer, UUID draft) {
        return owners.mayRead(officer) ? Optional.ofNullable(runs.get(draft)).map(ReplayRun::shown) : Optional.empty();
    }

    @Override
    public Optional<Kept> report(String officer, UUID draft, int version) {
        if (!owners.mayRead(officer)) {
            return Optional.empty();
        }
        return sources.drafts().versions(draft).stream()
                .filter(each -> each.number() == version)
                .findFirst()
                .flatMap(found -> sources.inForce()
                        .read()
                        .flatMap(live -> reports.newest(Digests.of(live.models()), found.files())))
                .map(kept -> sources.reader().shown(officer, kept));
    }

    @Override
    public Proposed ofPublication(String officer, UUID publication) {
        if (!owners.mayRead(officer)) {
            return new Proposed.None();
        }
        Proposed proposed = reports.ofPublication(publication);
        return proposed instanceof Proposed.Replayed(var kept)
                ? new Proposed.Replayed(sources.reader().shown(officer, kept))
                : proposed;
    }

    /** A replay that is under way ends with the node; nothing of it was kept. */
    @Override
    public void destroy() throws InterruptedException {
        runs.values().forEach(ReplayRun::cancel);
        Optional<Thread> last = working;
        if (last.isPresent() && !last.get().join(FAREWELL)) {
            LOG.atWarn().log("A replay does not stop; its thread ends with the process");
        }
    }
}
