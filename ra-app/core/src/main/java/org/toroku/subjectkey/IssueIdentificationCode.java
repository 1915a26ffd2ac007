package org.toroku.subjectkey;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.subjectkey.IdentificationCodes.Code;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Variables;

/** Has a code posted under which the applicant may send a key (則6(3の2)), as often as the settings allow. */
@Component
class IssueIdentificationCode implements Step {
    private static final Actor SELF = new Actor.Service("identification-code");
    private static final String UNDELIVERED = "code-not-delivered";

    private final IdentificationCodes codes;
    private final SubjectKeyLedger keys;
    private final Applications applications;
    private final CodeDestination destination;
    private final SealedRows sealed;
    private final SubjectKeySettings settings;

    /** The book, asked before anything is decided by a row. */
    @Component
    record SealedRows(Book book, TransactionTemplate transaction) {
        /** @throws org.toroku.audit.RowAlteredException which halts the case and rejects nobody */
        void demand(UUID caseId) {
            transaction.executeWithoutResult(status -> {
                book.hold(new Book.Row(ProtectedTable.APPLICATION, caseId.toString()));
                book.hold(new Book.Row(ProtectedTable.MATCH_REPORT, caseId.toString()));
            });
        }
    }

    IssueIdentificationCode(
            IdentificationCodes codes,
            SubjectKeyLedger keys,
            Applications applications,
            CodeDestination destination,
            SealedRows sealed,
            SubjectKeySettings settings) {
        this.destination = destination;
        this.sealed = sealed;
        this.codes = codes;
        this.keys = keys;
        this.applications = applications;
        this.settings = settings;
    }

    @Override
    public String jobType() {
        return JobTypes.ISSUE_IDENTIFICATION_CODE;
    }

    @Override
    public StepResult perform(StepContext context) {
        UUID caseId = context.caseId();
        ApplicationState state = applications.state(caseId);
        if (state != ApplicationState.AWAITING_KEY) {
            // a withdrawal reaches the process any moment; nothing else may bring a case here
            return new StepResult.Halt("key-not-awaited");
        }
        if (codes.find(caseId).filter(Code::alive).isPresent()) {
            // whoever holds the letter is not sent another by a message that nobody here has sent
            return new StepResult.Astray("code-still-valid");
        }
        sealed.demand(caseId);
        return switch (destination.at(applications.get(caseId))) {
            case CodeDestination.Found.Untrue(var reason) -> new StepResult.Halt(reason);
            case CodeDestination.Found.Other() -> ended(caseId, "code-address-unproven", "data-mismatch");
            case CodeDestination.Found.Known known -> nextCode(caseId);
        };
    }

    private StepResult nextCode(UUID caseId) {
        int sent = codes.find(caseId).map(Code::number).orElse(0);
        return sent < settings.codesPerCase()
                ? new StepResult.Done(
                        SELF, Map.of(Variables.CODE_DELIVERY, Variables.SEND), () -> codes.issue(caseId, SELF))
                : ended(caseId, "code-delivery-given-up", UNDELIVERED);
    }

    private StepResult ended(UUID caseId, String action, String reason) {
        return new StepResult.Done(
                SELF,
                Map.of(Variables.CODE_DELIVERY, Variables.GIVEN_UP, Variables.KEY_CHECK, Variables.REJECTED),
                () -> {
                    keys.record(caseId, SELF, action, Map.of());
                    applications.move(caseId, ApplicationState.REJECTED, Optional.of(reason));
                });
    }
}
