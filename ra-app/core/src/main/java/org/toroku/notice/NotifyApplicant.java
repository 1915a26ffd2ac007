package org.toroku.notice;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;

/** Writes the notice into the case's folder (則12: notices belong to the books); the portal shows the state it tells of. */
@Component
class NotifyApplicant implements Step {
    private final Applications applications;
    private final DocumentStore documents;

    NotifyApplicant(Applications applications, DocumentStore documents) {
        this.applications = applications;
        this.documents = documents;
    }

    @Override
    public String jobType() {
        return JobTypes.NOTIFY_APPLICANT;
    }

    @Override
    public StepResult perform(StepContext context) {
        ApplicationState state = applications.state(context.caseId());
        String text = NoticeTexts.of(applications.get(context.caseId()).caseNumber(), state);
        return new StepResult.Done(
                new Actor.Service("notice"),
                Map.of(),
                () -> documents.put(
                        context.caseId(),
                        DocumentKind.NOTICE,
                        "text/plain; charset=utf-8",
                        text.getBytes(StandardCharsets.UTF_8)));
    }
}
