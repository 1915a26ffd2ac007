package org.toroku.paper;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.paper.PaperFiles.Completeness;
import org.toroku.paper.PaperFiles.Evidence;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Variables;

/** Reads every document of the case back and applies the evidence rule; nobody examines what cannot be read. */
@Component
class CheckEvidence implements Step {
    private static final Actor SELF = new Actor.Service("paper");
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final FileLedger files;
    private final EvidenceJudge judge;
    private final Applications applications;
    private final Soundness soundness;
    private final OutgoingMail mail;

    CheckEvidence(
            FileLedger files, EvidenceJudge judge, Applications applications, Soundness soundness, OutgoingMail mail) {
        this.files = files;
        this.judge = judge;
        this.applications = applications;
        this.soundness = soundness;
        this.mail = mail;
    }

    @Override
    public String jobType() {
        return JobTypes.CHECK_EVIDENCE;
    }

    @Override
    public StepResult perform(StepContext context) {
        UUID caseId = context.caseId();
        if (files.find(caseId).isEmpty()) {
            return new StepResult.Halt("no-paper-file");
        }
        ApplicationState state = applications.state(caseId);
        if (state.isFinal()) {
            // withdrawn or stopped: the process hears of it any moment
            return new StepResult.TryAgain(PAUSE, "case-ended");
        }
        if (state != ApplicationState.RECEIVED) {
            return new StepResult.Halt("documents-not-received");
        }
        Optional<String> damage = soundness.objection(caseId);
        if (damage.isPresent()) {
            return new StepResult.Halt(damage.get());
        }
        Evidence evidence = judge.judge(caseId);
        return new StepResult.Done(
                SELF, Map.of(Variables.EVIDENCE, evidence.completeness().name()), () -> write(caseId, evidence));
    }

    private void write(UUID caseId, Evidence evidence) {
        if (evidence.completeness() == Completeness.QUARANTINED) {
            // the letter goes into the envelope with the originals, so it is printed before they leave
            mail.order(caseId, LetterKind.RETURN, OutgoingMail.Channel.POST, List.of(), SELF);
        } else {
            applications.move(caseId, ApplicationState.REFERRED, Optional.empty());
        }
        files.changed(
                caseId,
                FileLedger.Change.SEEN,
                SELF,
                EvidenceChecks.ACTION,
                Map.of(
                        "evidence",
                        evidence.completeness().name(),
                        "rules",
                        evidence.ruleSet(),
                        "defects",
                        evidence.defects().stream()
                                .map(defect -> defect.code().name())
                                .toList()));
    }
}
