package org.toroku.subjectkey;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Variables;

/**
 * Asks whether the key that travelled inside the signed application may be used (JPKI則26(5)イ). Where nothing allows it,
 * that key is set aside and the case goes on with an identification code (則6(3の2)); never the other way round.
 */
@Component
class CheckLegalBasis implements Step {
    private static final Actor SELF = new Actor.Service("legal-basis");

    private final SubjectKeyLedger ledger;
    private final LegalBases bases;
    private final Applications applications;

    CheckLegalBasis(SubjectKeyLedger ledger, LegalBases bases, Applications applications) {
        this.ledger = ledger;
        this.bases = bases;
        this.applications = applications;
    }

    @Override
    public String jobType() {
        return JobTypes.CHECK_LEGAL_BASIS;
    }

    @Override
    public StepResult perform(StepContext context) {
        UUID caseId = context.caseId();
        Optional<SubjectKeyRow> key = ledger.find(caseId);
        if (key.isEmpty()) {
            return new StepResult.Halt("key-missing");
        }
        if (key.get().state() != SubjectKeyRow.State.SET_ASIDE
                && key.get().submission() == SubjectKeyRow.Submission.CODE) {
            // it came under a code once and needs none again; after a void approval the case passes here a second time
            return done(Variables.SIGNED, () -> ledger.record(caseId, SELF, "key-came-by-code", Map.of()));
        }
        Optional<LegalBasis> basis = bases.inForce();
        return basis.map(found -> done(Variables.SIGNED, () -> inForce(key.get(), found)))
                .orElseGet(() -> done(Variables.CODE, () -> setAside(caseId)));
    }

    private void inForce(SubjectKeyRow key, LegalBasis basis) {
        Map<String, Object> detail = Map.of(
                "basis",
                basis.basis().name(),
                "reference",
                basis.reference(),
                "from",
                basis.from().toString());
        if (key.state() == SubjectKeyRow.State.SET_ASIDE) {
            ledger.move(key.caseId(), SubjectKeyRow.State.PRESENTED, SELF, "legal-basis-in-force", detail);
        } else {
            ledger.record(key.caseId(), SELF, "legal-basis-in-force", detail);
        }
    }

    private void setAside(UUID caseId) {
        ledger.move(caseId, SubjectKeyRow.State.SET_ASIDE, SELF, "no-legal-basis", Map.of());
        applications.move(caseId, ApplicationState.AWAITING_KEY, Optional.of("no-legal-basis"));
    }

    private static StepResult done(String delivery, Runnable writes) {
        return new StepResult.Done(SELF, Map.of(Variables.KEY_DELIVERY, delivery), writes);
    }
}
