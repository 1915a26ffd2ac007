package org.toroku.paper;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Deadline;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.paper.ActLedger.ActRow;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Variables;
import tools.jackson.databind.json.JsonMapper;

/** Orders the letter that tells what is missing or faulty, and gives the process its new dates. */
@Component
class SendDefectLetter implements Step {
    private static final Actor SELF = new Actor.Service("paper");
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** A letter that was ordered late must not fall due before it can be answered. */
    private static final Duration SHORTEST = Duration.ofDays(7);

    private final FileLedger files;
    private final ActLedger acts;
    private final OutgoingMail mail;
    private final DocumentStore documents;
    private final Applications applications;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    SendDefectLetter(
            FileLedger files,
            ActLedger acts,
            OutgoingMail mail,
            DocumentStore documents,
            Applications applications,
            Clock clock) {
        this.files = files;
        this.acts = acts;
        this.mail = mail;
        this.documents = documents;
        this.applications = applications;
        this.clock = clock;
    }

    @Override
    public String jobType() {
        return JobTypes.SEND_DEFECT_LETTER;
    }

    @Override
    public StepResult perform(StepContext context) {
        UUID caseId = context.caseId();
        Optional<ActRow> asked = acts.latest(caseId, ActLedger.ActKind.CORRECTION);
        if (files.find(caseId).isEmpty() || asked.isEmpty()) {
            // the letter says what an officer committed, never what a variable claims
            return new StepResult.Halt("no-correction-asked");
        }
        ApplicationState state = applications.state(caseId);
        if (state.isFinal()) {
            return new StepResult.TryAgain(PAUSE, "case-ended");
        }
        Instant now = Moment.now(clock);
        Instant due = asked.get()
                .until()
                .filter(until -> until.isAfter(now.plus(SHORTEST)))
                .orElseGet(() -> Deadline.endOfDayOf(now.plus(SHORTEST)).at());
        Instant reminder = now.plus(Duration.between(now, due).dividedBy(2));
        Map<String, Object> variables = Map.of(
                Variables.DOCUMENTS_REMINDER_AT, reminder.toString(), Variables.DOCUMENTS_DEADLINE, due.toString());
        return new StepResult.Done(SELF, variables, () -> order(caseId, asked.get(), due));
    }

    private void order(UUID caseId, ActRow asked, Instant due) {
        applications.lock(caseId);
        byte[] content = json.writeValueAsString(
                        Map.of("letter", "defects", "due", due.toString(), "defects", asked.defects()))
                .getBytes(StandardCharsets.UTF_8);
        UUID document = documents
                .put(caseId, DocumentKind.LETTER, "application/json", content)
                .id();
        mail.order(caseId, LetterKind.DEFECTS, OutgoingMail.Channel.POST, List.of(document), SELF);
        files.setDocumentsDeadline(caseId, due, SELF);
    }
}
