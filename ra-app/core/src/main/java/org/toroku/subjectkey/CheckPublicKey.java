package org.toroku.subjectkey;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.subjectkey.SubjectKeyRow.State;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Variables;

/**
 * Judges the applicant's key before anybody decides: read again from the documents, by the policy of today, and held
 * against every key that was accepted before. What was sound when it came may be on a list by now.
 */
@Component
class CheckPublicKey implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(CheckPublicKey.class);
    private static final Duration LIST_PAUSE = Duration.ofSeconds(30);
    private static final Actor SELF = new Actor.Service("key-check");

    private final SubjectKeyLedger ledger;
    private final Kept kept;
    private final Applications applications;
    private final KeyIncidents incidents;
    private final Clock clock;

    /** What is kept of keys and of the codes under which they come. */
    @Component
    record Kept(StoredSubjectKeys keys, IdentificationCodes codes) {}

    CheckPublicKey(SubjectKeyLedger ledger, Kept kept, Applications applications, KeyIncidents incidents, Clock clock) {
        this.ledger = ledger;
        this.kept = kept;
        this.applications = applications;
        this.incidents = incidents;
        this.clock = clock;
    }

    @Override
    public String jobType() {
        return JobTypes.CHECK_PUBLIC_KEY;
    }

    @Override
    public StepResult perform(StepContext context) {
        UUID caseId = context.caseId();
        Optional<SubjectKeyRow> key = ledger.find(caseId);
        if (key.isEmpty()) {
            return new StepResult.Halt("key-missing");
        }
        if (key.get().state() == State.SET_ASIDE) {
            // the code that was posted brought no key in time; before that nobody but the applicant ends the wait
            return overdue(caseId)
                    ? rejected(caseId, List.of("key-not-received"), () -> {})
                    : new StepResult.Astray("key-still-awaited");
        }
        List<UUID> holders = ledger.holders(key.get().keySha256(), caseId);
        if (!holders.isEmpty()) {
            return taken(key.get(), holders.getFirst());
        }
        try {
            return judged(key.get());
        } catch (KeyListUnreadableException e) {
            return new StepResult.TryAgain(LIST_PAUSE, "key-list-unreadable");
        } catch (DocumentDamagedException e) {
            LOG.atError().addKeyValue("case", caseId).log(e.getMessage());
            return new StepResult.Halt("document-damaged");
        }
    }

    private boolean overdue(UUID caseId) {
        return kept.codes()
                .find(caseId)
                .flatMap(IdentificationCodes.Code::expiresAt)
                .filter(deadline -> !clock.instant().isBefore(deadline))
                .isPresent();
    }

    private StepResult judged(SubjectKeyRow key) {
        return switch (kept.keys().judged(applications.get(key.caseId()), key)) {
            case StoredSubjectKeys.Judged.Altered(var reason) -> new StepResult.Halt(reason);
            case StoredSubjectKeys.Judged.Unsound(var reasons) -> rejected(key.caseId(), reasons, () -> {});
            case StoredSubjectKeys.Judged.Sound(var spki) ->
                new StepResult.Done(
                        SELF,
                        Map.of(Variables.KEY_CHECK, Variables.KEY_ACCEPTED),
                        () -> ledger.move(
                                key.caseId(),
                                State.ACCEPTED,
                                SELF,
                                "public-key-accepted",
                                Map.of("key", key.keySha256())));
        };
    }

    /** The same person should have made a new key; with another person's key both may be compromised. */
    private StepResult taken(SubjectKeyRow key, UUID holder) {
        if (incidents.samePerson(key.caseId(), holder)) {
            return rejected(key.caseId(), List.of("key-reused"), () -> {});
        }
        return rejected(
                key.caseId(),
                List.of("key-of-another-person"),
                () -> incidents.ofAnother(key.caseId(), holder, key.keySha256()));
    }

    private StepResult rejected(UUID caseId, List<String> reasons, Runnable more) {
        return new StepResult.Done(SELF, Map.of(Variables.KEY_CHECK, Variables.REJECTED), () -> {
            more.run();
            ledger.record(caseId, SELF, "public-key-rejected", Map.of("reasons", reasons));
            applications.move(
                    caseId, ApplicationState.REJECTED, reasons.stream().findFirst());
        });
    }
}
