package org.toroku.studio;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.RowAlteredException;
import org.toroku.process.AtEachLook;
import org.toroku.process.ModelSet;
import org.toroku.process.OpenCases;
import org.toroku.process.OpenCases.OpenCase;
import org.toroku.studio.MoveDesk.Plan;
import org.toroku.studio.MoveDesk.State;
import org.toroku.studio.MovePreview.Kind;
import org.toroku.studio.MovePreview.Line;

/**
 * Carries a confirmed plan out, a few cases at each look of the conductor, and stops plans whose models are not in force
 * any more. It remembers nothing that counts: killed at any moment, it goes on where the rows say.
 */
@Component
class CaseMover implements AtEachLook {
    private static final Logger LOG = LoggerFactory.getLogger(CaseMover.class);
    private static final Actor MOVER = new Actor.Service("case-mover");

    private final MoveLedger ledger;
    private final MovePreviews previews;
    private final CaseMove move;
    private final Judging judging;
    private final MoveSettings settings;
    private final TransactionTemplate transaction;

    /** Cases that were just going on; the others first. For the conductor alone. */
    private final Set<UUID> busy = new HashSet<>();

    /** Cases that did not stand where their journal leads them when they were last looked at. */
    private final Set<UUID> once = new HashSet<>();

    /** By what it is known where a case would come to. */
    @Component
    record Judging(OpenCases cases, MoveJudge judge, ModelsInForce inForce) {}

    CaseMover(
            MoveLedger ledger,
            MovePreviews previews,
            CaseMove move,
            Judging judging,
            MoveSettings settings,
            TransactionTemplate transaction) {
        this.ledger = ledger;
        this.previews = previews;
        this.move = move;
        this.judging = judging;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public boolean look() {
        Optional<Plan> current = ledger.current();
        if (current.isEmpty()) {
            return false;
        }
        UUID plan = current.get().id();
        try {
            if (!judging.inForce().stillChosen(Optional.of(current.get().publication()))) {
                end(plan, State.STOPPED, Optional.of("live-changed"));
                return false;
            }
            return current.get().state() == State.MOVING
                    && move.sealed(plan).map(this::goOn).orElse(false);
        } catch (RowAlteredException altered) {
            CaseMove.altered(plan);
            return false;
        }
    }

    private boolean goOn(CaseMove.Sealed sealed) {
        Optional<MoveDesk.Kept> preview = previews.find(sealed.plan().preview());
        Optional<ModelSet> models = judging.inForce().read();
        if (preview.isEmpty() || models.isEmpty()) {
            return false;
        }
        Set<UUID> settled = sealed.cases().stream().map(MoveLedger.Row::caseId).collect(Collectors.toSet());
        List<Line> waiting = preview.get().preview().of(sealed.plan().kinds()).stream()
                .filter(line -> !settled.contains(line.caseId()))
                .toList();
        if (waiting.isEmpty()) {
            end(sealed.plan().id(), State.DONE, Optional.empty());
            busy.clear();
            once.clear();
            return false;
        }
        List<Line> batch = waiting.stream()
                .filter(line -> !busy.contains(line.caseId()))
                .limit(settings.batch())
                .toList();
        if (batch.isEmpty()) {
            // all were; with the next look they get another turn
            busy.clear();
            return false;
        }
        return move(sealed.plan(), batch, models.get());
    }

    /** @return whether it goes on at once */
    private boolean move(Plan plan, List<Line> batch, ModelSet models) {
        Map<UUID, OpenCase> open = batch.stream()
                .flatMap(line -> judging.cases().find(line.caseId()).stream())
                .collect(Collectors.toMap(OpenCase::caseId, each -> each));
        Map<UUID, Line> judged = judging.judge()
                .judge(
                        open.values().stream()
                                .filter(each -> !follows(each, plan))
                                .toList(),
                        models.processes(),
                        (done, of) -> !Thread.currentThread().isInterrupted());
        for (Line planned : batch) {
            Optional<OpenCase> now = Optional.ofNullable(open.get(planned.caseId()));
            Optional<Line> line = Optional.ofNullable(judged.get(planned.caseId()));
            switch (settle(plan, planned, now, line)) {
                case DONE -> {}
                case BUSY -> busy.add(planned.caseId());
                case OVER -> {
                    return false;
                }
            }
        }
        return true;
    }

    private CaseMove.Result settle(Plan plan, Line planned, Optional<OpenCase> now, Optional<Line> line) {
        if (now.isEmpty()) {
            return judging.cases().isOpen(planned.caseId())
                    ? CaseMove.Result.BUSY
                    : move.leave(plan, planned, "ended", MOVER);
        }
        if (line.isEmpty()) {
            return move.leave(plan, planned, "already-there", MOVER);
        }
        if (line.get().kind() == Kind.BARRED) {
            return move.leave(plan, line.get(), line.get().reason(), MOVER);
        }
        if (!planned.holdsFor(line.get())) {
            return line.get().kind() == Kind.UNKNOWN
                    ? laterOrLeft(plan, line.get())
                    : move.leave(plan, line.get(), "changed", MOVER);
        }
        CaseMove.Result result = move.move(plan, now.get(), line.get(), MOVER, false);
        if (result == CaseMove.Result.DONE) {
            LOG.atInfo()
                    .addKeyValue("case", planned.caseId())
                    .addKeyValue("plan", plan.id())
                    .log("A case begins anew with the models in force");
        }
        return result;
    }

    /** What a case that is just going on stands at is seen by the second look. */
    private CaseMove.Result laterOrLeft(Plan plan, Line line) {
        return once.add(line.caseId()) ? CaseMove.Result.BUSY : move.leave(plan, line, line.reason(), MOVER);
    }

    private static boolean follows(OpenCase open, Plan plan) {
        return open.publication().equals(Optional.of(plan.publication()));
    }

    private void end(UUID plan, State state, Optional<String> note) {
        transaction.executeWithoutResult(status -> ledger.lock(plan)
                .filter(now -> !now.state().isOver())
                .ifPresent(now -> ledger.end(plan, state, MOVER, note)));
    }
}
