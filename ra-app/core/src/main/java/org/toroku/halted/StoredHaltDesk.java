package org.toroku.halted;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;
import org.toroku.audit.Refusals;
import org.toroku.decision.OwnCase;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;
import org.toroku.process.CaseIndex;
import org.toroku.process.HaltedSteps;
import org.toroku.process.StepContext;

/** The desk as the register of officers allows it: whoever is not in it, enabled and with the role, sees nothing. */
@Component
class StoredHaltDesk implements HaltDesk {
    private static final int LONGEST_REASON = 500;

    private final HaltedSteps halted;
    private final OfficerRegister officers;
    private final OwnCase own;
    private final CaseIndex index;
    private final Book book;
    private final TransactionTemplate transaction;

    StoredHaltDesk(
            HaltedSteps halted,
            OfficerRegister officers,
            OwnCase own,
            CaseIndex index,
            Book book,
            TransactionTemplate transaction) {
        this.halted = halted;
        this.officers = officers;
        this.own = own;
        this.index = index;
        this.book = book;
        this.transaction = transaction;
    }

    @Override
    public List<Halt> list(String officer, int offset, int limit) {
        return reader(officer)
                .map(own -> halted.list(own, offset, limit).stream()
                        .map(StoredHaltDesk::shown)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public int count(String officer) {
        return reader(officer).map(halted::count).orElse(0);
    }

    /** The name of who may look; nobody reads that, and why, their own case stands still. */
    private Optional<String> reader(String officer) {
        if (!maySee(officer)) {
            return Optional.empty();
        }
        // what came a moment ago is somebody's as well
        index.catchUp();
        return own.nameOf(officer);
    }

    private static Halt shown(HaltedSteps.Row row) {
        return new Halt(
                row.step().caseId(),
                row.step().elementId(),
                row.step().occurrence(),
                row.caseNumber(),
                row.applicantName(),
                row.reason(),
                row.since());
    }

    private boolean maySee(String officer) {
        return has(officer, Roles.MANAGER) || has(officer, Roles.AUDITOR);
    }

    @Override
    public Answer tryAgain(Halt halt, String officer, String why) {
        String reason = Printable.typed(why);
        if (reason.isEmpty()) {
            return new Answer.Refused("reason-missing");
        }
        if (MyNumberText.in(reason)) {
            // what is written into the book cannot be taken out again
            return new Answer.Refused("my-number");
        }
        if (reason.length() > LONGEST_REASON) {
            return new Answer.Refused("reason-too-long");
        }
        if (!Printable.sentences(reason)) {
            return new Answer.Refused("reason-unprintable");
        }
        StepContext step = new StepContext(halt.caseId(), halt.elementId(), halt.occurrence());
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<String> objection = Refusals.noted(officer, step.caseId(), objection(officer, step));
            if (objection.isPresent()) {
                return new Answer.Refused(objection.get());
            }
            if (!halted.resume(step)) {
                return new Answer.Refused("gone");
            }
            book.record(Book.Entry.of(
                    new Actor.Human(officer),
                    "step-resumed",
                    step.caseId(),
                    Map.of("element", step.elementId(), "occurrence", step.occurrence(), "reason", reason)));
            return new Answer.Ordered();
        }));
    }

    private Optional<String> objection(String officer, StepContext step) {
        if (!has(officer, Roles.MANAGER)) {
            return Optional.of("role");
        }
        return own.of(step.caseId(), officer) ? Optional.of("own-case") : Optional.empty();
    }

    private boolean has(String officer, String role) {
        return officers.rolesInForce(officer).contains(role);
    }
}
