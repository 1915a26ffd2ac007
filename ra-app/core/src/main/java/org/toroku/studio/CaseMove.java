package org.toroku.studio;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.BookVerifier;
import org.toroku.process.IssuingStage;
import org.toroku.process.OpenCases;
import org.toroku.process.OpenCases.OpenCase;
import org.toroku.studio.MoveDesk.Plan;
import org.toroku.studio.MoveDesk.State;
import org.toroku.studio.MovePreview.Line;

/**
 * Moves one case of a plan: its new beginning, the row that says so and the entries of the book commit together, or none of
 * them does. Before that everything that allows it is looked at once more under the locks of whoever could change it.
 */
@Component
class CaseMove {
    private static final Logger LOG = LoggerFactory.getLogger(CaseMove.class);

    private final MoveLedger ledger;
    private final Choices choices;
    private final ModelsInForce inForce;
    private final OpenCases cases;
    private final IssuingStage issuing;
    private final Once once;

    /** How it is read and written as one. */
    @Component
    record Once(TransactionTemplate transaction, BookVerifier verifier) {}

    CaseMove(
            MoveLedger ledger,
            Choices choices,
            ModelsInForce inForce,
            OpenCases cases,
            IssuingStage issuing,
            Once once) {
        this.ledger = ledger;
        this.choices = choices;
        this.inForce = inForce;
        this.cases = cases;
        this.issuing = issuing;
        this.once = once;
    }

    enum Result {
        DONE,
        /** The case is just going on; it has to be looked at again. */
        BUSY,
        /** The plan is not what it was: stopped meanwhile, or other models are in force. */
        OVER
    }

    /** A plan with what became of its cases, as the book sealed them. */
    record Sealed(Plan plan, List<MoveLedger.Row> cases) {}

    /**
     * Empty, with an alarm, where plan or cases are not what the book says.
     *
     * @throws IllegalStateException inside a transaction
     */
    Optional<Sealed> sealed(java.util.UUID plan) {
        Optional<Sealed> found = once.verifier()
                .readVerified(plan, () -> ledger.find(plan).map(row -> new Sealed(row, ledger.cases(plan))))
                .flatMap(read -> read);
        if (found.isEmpty()) {
            altered(plan);
        }
        return found;
    }

    static void altered(java.util.UUID plan) {
        LOG.atError()
                .addKeyValue("alarm", "move-plan-altered")
                .addKeyValue("plan", plan)
                .log("A plan to move cases is not what the book sealed; it moves none");
    }

    /**
     * @param asSeen the case as it was judged to come to {@code line}
     * @param trial whether the plan is tried on it
     * @throws org.toroku.audit.RowAlteredException where the plan is not what the book sealed
     */
    Result move(Plan plan, OpenCase asSeen, Line line, Actor by, boolean trial) {
        return inTransaction(status -> {
            if (!isInForce(plan, trial ? State.APPROVED : State.MOVING)) {
                return Result.OVER;
            }
            if (!MoveJudge.mayMove(line.kind(), issuing.held(asSeen.caseId()))) {
                return Result.BUSY;
            }
            if (!cases.beginAnew(asSeen)) {
                status.setRollbackOnly();
                return Result.BUSY;
            }
            if (!ledger.settle(plan, line, Optional.of(asSeen.runId()), Optional.empty(), by, trial)) {
                status.setRollbackOnly();
                return Result.BUSY;
            }
            if (trial) {
                ledger.tried(plan.id(), by, asSeen.caseId());
            }
            return Result.DONE;
        });
    }

    /** Notes that a case stays, and why. */
    Result leave(Plan plan, Line line, String reason, Actor by) {
        return inTransaction(status -> {
            if (!isInForce(plan, State.MOVING)) {
                return Result.OVER;
            }
            ledger.settle(plan, line, Optional.empty(), Optional.of(reason), by, false);
            return Result.DONE;
        });
    }

    private boolean isInForce(Plan plan, State expected) {
        choices.lock();
        Optional<Plan> now = ledger.lock(plan.id());
        if (now.isEmpty() || now.get().state() != expected || !now.get().equals(plan)) {
            return false;
        }
        ledger.hold(plan.id());
        return inForce.stillChosen(Optional.of(plan.publication()));
    }

    private Result inTransaction(
            java.util.function.Function<org.springframework.transaction.TransactionStatus, Result> act) {
        return Objects.requireNonNull(once.transaction().execute(act::apply));
    }
}
