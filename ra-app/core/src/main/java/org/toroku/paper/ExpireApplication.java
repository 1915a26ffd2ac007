package org.toroku.paper;

import java.time.Duration;
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

/** Closes an application whose documents never came. */
@Component
class ExpireApplication implements Step {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final FileLedger files;
    private final Applications applications;

    ExpireApplication(FileLedger files, Applications applications) {
        this.files = files;
        this.applications = applications;
    }

    @Override
    public String jobType() {
        return JobTypes.EXPIRE_APPLICATION;
    }

    @Override
    public StepResult perform(StepContext context) {
        UUID caseId = context.caseId();
        if (files.find(caseId).isEmpty()) {
            return new StepResult.Halt("no-paper-file");
        }
        return switch (applications.state(caseId)) {
            case AWAITING_DOCUMENTS, EXPIRED ->
                new StepResult.Done(
                        new Actor.Service("paper"),
                        Map.of(),
                        () -> applications.move(caseId, ApplicationState.EXPIRED, Optional.of("documents-missing")));
            case WITHDRAWN, CANCELLED, REJECTED -> new StepResult.TryAgain(PAUSE, "case-ended");
            // documents were acknowledged: a person has to look why the process did not hear of them
            case AWAITING_SIGNATURE,
                    RECEIVED,
                    PENDING_STATUS,
                    REFERRED,
                    ON_HOLD,
                    AWAITING_REPLY,
                    AWAITING_KEY,
                    ACCEPTED,
                    ISSUED,
                    DELIVERED,
                    REVOKED_UNRECEIVED,
                    REVOKED -> new StepResult.Halt("documents-arrived");
        };
    }
}
