package org.toroku.paper;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.Applications;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Variables;

/** Gives the process the first dates of a paper case and the method by which its applicant is proven. */
@Component
class OpenPaperFile implements Step {
    private final FileLedger files;
    private final Applications applications;
    private final PaperSettings settings;

    OpenPaperFile(FileLedger files, Applications applications, PaperSettings settings) {
        this.files = files;
        this.applications = applications;
        this.settings = settings;
    }

    @Override
    public String jobType() {
        return JobTypes.OPEN_PAPER_FILE;
    }

    @Override
    public StepResult perform(StepContext context) {
        Optional<FileLedger.PaperRow> file = files.find(context.caseId());
        if (file.isEmpty()) {
            // a case of another route in this route's process
            return new StepResult.Halt("no-paper-file");
        }
        Instant made = applications.get(context.caseId()).createdAt();
        Map<String, Object> variables = Map.of(
                Variables.METHOD, file.get().method().name(),
                Variables.DOCUMENTS_REMINDER_AT,
                        made.plus(settings.remindOfDocuments()).toString(),
                Variables.DOCUMENTS_DEADLINE, file.get().documentsDeadline().toString());
        return new StepResult.Done(new Actor.Service("paper"), variables, () -> {});
    }
}
