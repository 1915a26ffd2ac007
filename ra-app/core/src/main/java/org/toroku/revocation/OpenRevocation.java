package org.toroku.revocation;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Variables;

/** Tells the case its two dates, as the sealed request has them. */
@Component
class OpenRevocation implements Step {
    private final RevocationLedger ledger;
    private final TransactionTemplate transaction;

    OpenRevocation(RevocationLedger ledger, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.transaction = transaction;
    }

    @Override
    public String jobType() {
        return JobTypes.OPEN_REVOCATION;
    }

    @Override
    public StepResult perform(StepContext context) {
        Optional<Request> request =
                Objects.requireNonNull(transaction.execute(status -> ledger.lock(context.caseId())));
        return request.<StepResult>map(found -> new StepResult.Done(
                        RevocationLedger.SELF,
                        Map.of(
                                Variables.JUDGEMENT_DUE_AT, found.dueAt().toString(),
                                Variables.JUDGEMENT_LIMIT_AT, found.limitAt().toString()),
                        () -> {}))
                .orElseGet(() -> new StepResult.Halt("no-request"));
    }
}
