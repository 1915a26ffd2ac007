package org.toroku.assistance;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.toroku.decision.Attendance;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.AssistanceStatement;
import org.toroku.enrolment.SubmissionGate;

/** Says what a session means for its application: whether it may be signed, who may judge it, and when it may be accepted. */
@Component
class StoredAttendance implements Attendance, SubmissionGate {
    private static final String ALTERED = "assistance-altered";

    private final SessionLedger ledger;
    private final Applications applications;
    private final Attendants attendants;
    private final Clock clock;

    StoredAttendance(SessionLedger ledger, Applications applications, Attendants attendants, Clock clock) {
        this.ledger = ledger;
        this.applications = applications;
        this.attendants = attendants;
        this.clock = clock;
    }

    @Override
    public Optional<AssistanceStatement> of(UUID caseId) {
        return ledger.ofApplication(caseId).map(session -> new AssistanceStatement(session.number()));
    }

    @Override
    public boolean attended(UUID caseId, String officer) {
        return switch (ledger.attendant(caseId)) {
            case SessionLedger.Attendant.Nobody() -> saysSo(caseId);
            case SessionLedger.Attendant.Officer(var attendant) -> attendants.mayBe(officer, attendant);
            case SessionLedger.Attendant.Altered() -> true;
        };
    }

    @Override
    public Optional<String> objection(UUID caseId) {
        Optional<AssistedSession> session = ledger.ofApplication(caseId);
        if (session.isEmpty()) {
            return saysSo(caseId) ? Optional.of(ALTERED) : Optional.empty();
        }
        return switch (session.get().state(clock.instant())) {
            case STATED -> Optional.empty();
            // nobody said anything against it either: people judge it like one where somebody helped
            case UNSTATED -> Optional.empty();
            case STOPPED -> Optional.of("assistance-stopped");
            case SIGNED -> Optional.of("assistance-open");
            case CODE_OPEN, CODE_EXPIRED, ENTERED, APPLIED, ENDED -> Optional.of(ALTERED);
        };
    }

    @Override
    public boolean sound(UUID caseId, Predicate<UUID> intact) {
        return ledger.ofApplication(caseId)
                .map(session -> intact.test(session.id()))
                .orElseGet(() -> !saysSo(caseId));
    }

    /** The form states an officer although no session is to be found. */
    private boolean saysSo(UUID caseId) {
        return applications.get(caseId).form().operator() == Operator.ASSISTED_BY_OFFICER;
    }

    @Override
    public Optional<String> refusal(UUID applicationId) {
        Optional<AssistedSession> found = ledger.ofApplication(applicationId);
        if (found.isEmpty()) {
            return saysSo(applicationId) ? Optional.of("assistance-ended") : Optional.empty();
        }
        AssistedSession session = ledger.lock(found.get().id()).orElseThrow();
        boolean open = switch (session.state(clock.instant())) {
            case APPLIED -> attendants.serve(session);
            // a repeated submission is answered before anybody asks here
            case CODE_OPEN, CODE_EXPIRED, ENTERED, SIGNED, STATED, STOPPED, ENDED, UNSTATED -> false;
        };
        return open ? Optional.empty() : Optional.of("assistance-ended");
    }
}
