package org.toroku.matching;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.identity.Identities;
import org.toroku.pki.identity.BasicFourItems;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Variables;

/** Compares form and card once the card is verified; the engine learns nothing of the outcome, which is data, not authority. */
@Component
class MatchApplicationStep implements Step {
    private final Applications applications;
    private final Identities identities;
    private final StoredMatches matches;
    private final Clock clock;

    MatchApplicationStep(Applications applications, Identities identities, StoredMatches matches, Clock clock) {
        this.applications = applications;
        this.identities = identities;
        this.matches = matches;
        this.clock = clock;
    }

    @Override
    public String jobType() {
        return JobTypes.MATCH_APPLICATION;
    }

    @Override
    public StepResult perform(StepContext context) {
        Optional<BasicFourItems> items = identities
                .latest(context.caseId())
                .filter(verification -> verification.result().equals(Variables.VERIFIED))
                .flatMap(Identities.Verification::items);
        if (items.isEmpty()) {
            // a model that skips the verification must not get any further
            return new StepResult.Halt("identity-not-verified");
        }
        if (matches.of(context.caseId()).isPresent()) {
            // decided again after a void approval: form and card are the same signed bytes, and so is their comparison
            return new StepResult.Done(StoredMatches.ACTOR, Map.of(), () -> {});
        }
        MatchReport report;
        try {
            report = Matching.compare(applications.get(context.caseId()).form(), items.get());
        } catch (DocumentDamagedException _) {
            return new StepResult.Halt("document-damaged");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new StepResult.Done(StoredMatches.ACTOR, Map.of(), () -> matches.add(context.caseId(), report, now));
    }
}
