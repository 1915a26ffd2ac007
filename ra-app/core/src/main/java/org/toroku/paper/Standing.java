package org.toroku.paper;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.officers.Persons;
import org.toroku.paper.ActLedger.ActKind;
import org.toroku.paper.ActLedger.ActRow;
import org.toroku.paper.ActLedger.RecheckRow;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PaperFiles.Judged;
import org.toroku.paper.VerdictBases.Verdict;
import org.toroku.process.CaseTrail;
import org.toroku.workflows.TaskIds;

/** How far a paper case has come: which verdicts still hold, and where it stands. */
@Component
class Standing {
    private static final Set<ActKind> ASSESSING = EnumSet.of(
            ActKind.SEAL_SAME,
            ActKind.SEAL_DIFFERS,
            ActKind.SEAL_UNCLEAR,
            ActKind.HOLD,
            ActKind.ESCALATION,
            ActKind.ADVICE,
            ActKind.REPLY_GENUINE,
            ActKind.REPLY_DOUBTFUL);
    private static final Set<String> ASSESSMENTS =
            Set.of(TaskIds.EXAMINE_PAPER_APPLICATION, TaskIds.RECHECK_PAPER_APPLICATION, TaskIds.EXAMINE_INQUIRY_REPLY);

    private final Applications applications;
    private final FileLedger files;
    private final EnclosureLedger enclosures;
    private final ActLedger acts;
    private final ValueLedger values;
    private final Proof proof;

    /** What people did when, and on what they gave their verdicts. */
    @Component
    record Proof(CaseTrail trail, VerdictBases bases, Persons persons) {}

    Standing(
            Applications applications,
            FileLedger files,
            EnclosureLedger enclosures,
            ActLedger acts,
            ValueLedger values,
            Proof proof) {
        this.applications = applications;
        this.files = files;
        this.enclosures = enclosures;
        this.acts = acts;
        this.values = values;
        this.proof = proof;
    }

    /** Whether the form states the will to apply by a seal alone (則6(2)): then the seal must be the registered one. */
    boolean formIsSealedOnly(UUID caseId) {
        return enclosures.current(caseId).stream()
                .filter(row -> row.kind() == EnclosureKind.APPLICATION_FORM)
                .anyMatch(
                        row -> row.flags().contains(Flag.SEALED) && !row.flags().contains(Flag.SIGNED));
    }

    /** The verdict on the seal, as long as form, mandate and seal certificate are those that it was about. */
    Optional<SealVerdict> seal(UUID caseId) {
        return sealAct(caseId)
                .filter(act -> proof.bases().holds(act.id(), caseId, Verdict.SEAL))
                .map(act -> switch (act.kind()) {
                    case SEAL_SAME -> SealVerdict.SAME;
                    case SEAL_DIFFERS -> SealVerdict.DIFFERS;
                    default -> SealVerdict.UNCLEAR;
                });
    }

    private Optional<ActRow> sealAct(UUID caseId) {
        return acts.latest(caseId, ActKind.SEAL_SAME, ActKind.SEAL_DIFFERS, ActKind.SEAL_UNCLEAR);
    }

    /** Whether seals were compared, and not those that count now. */
    boolean sealOutdated(UUID caseId) {
        return sealAct(caseId).isPresent() && seal(caseId).isEmpty();
    }

    /** Whether the newest recommendation was given on what is in the file now. */
    boolean examinationHolds(UUID caseId) {
        return proof.bases().examinationHolds(caseId);
    }

    /** Verdicts that were given on something else than what counts now. */
    Set<Judged> outdated(UUID caseId, boolean examined) {
        Set<Judged> outdated = EnumSet.noneOf(Judged.class);
        if (examined && !examinationHolds(caseId)) {
            outdated.add(Judged.EXAMINATION);
        }
        if (sealOutdated(caseId)) {
            outdated.add(Judged.SEAL);
        }
        if (rechecked(caseId) && holdingRecheck(caseId).isEmpty()) {
            outdated.add(Judged.RECHECK);
        }
        if (acts.latest(caseId, ActKind.REPLY_GENUINE, ActKind.REPLY_DOUBTFUL)
                .filter(act -> !proof.bases().holds(act.id(), caseId, Verdict.REPLY))
                .isPresent()) {
            outdated.add(Judged.REPLY);
        }
        return outdated;
    }

    /** The newest recheck, and only if nothing that was keyed changed since. */
    Optional<RecheckRow> holdingRecheck(UUID caseId) {
        int version = files.get(caseId).valuesVersion();
        List<RecheckRow> rechecks = acts.rechecks(caseId);
        return rechecks.isEmpty()
                ? Optional.empty()
                : Optional.of(rechecks.getLast()).filter(row -> row.valuesVersion() == version);
    }

    boolean rechecked(UUID caseId) {
        return !acts.rechecks(caseId).isEmpty();
    }

    /** The verdict on the reply to the inquiry that followed the newest recheck. */
    Optional<ActRow> reply(UUID caseId) {
        List<RecheckRow> rechecks = acts.rechecks(caseId);
        return acts.latest(caseId, ActKind.REPLY_GENUINE, ActKind.REPLY_DOUBTFUL)
                .filter(act -> !rechecks.isEmpty()
                        && act.at().isAfter(rechecks.getLast().at()));
    }

    /** Whether an answer that came after {@code since} is among the documents. */
    boolean replied(UUID caseId, Instant since) {
        return enclosures.current(caseId).stream()
                .anyMatch(row -> row.kind() == EnclosureKind.INQUIRY_REPLY
                        && row.enteredAt().isAfter(since));
    }

    /** Whether the reply that counts is the one that was judged, with all its pages and no other. */
    boolean replyIsAsJudged(UUID caseId, ActRow verdict) {
        return replyInForce(caseId).isPresent() && proof.bases().holds(verdict.id(), caseId, Verdict.REPLY);
    }

    private Optional<EnclosureRow> replyInForce(UUID caseId) {
        return enclosures.current(caseId).stream()
                .filter(row -> row.kind() == EnclosureKind.INQUIRY_REPLY && !row.ofProxy())
                .findFirst();
    }

    /**
     * Whether the reply that counts answers the newest inquiry: an envelope that was in the house before that was handed
     * to the post answers something else, whenever it was entered.
     */
    boolean replyFollowsInquiry(UUID caseId) {
        Optional<Instant> posted = proof.trail().of(caseId).stream()
                .filter(entry -> entry.elementId().equals(TaskIds.SEND_INQUIRY))
                .map(CaseTrail.Entry::at)
                .max(Instant::compareTo);
        return posted.isPresent()
                && replyInForce(caseId)
                        .flatMap(row -> enclosures.arrival(row.arrivalId()))
                        .filter(arrival -> arrival.view().registeredAt().isAfter(posted.get()))
                        .filter(arrival -> !arrival.view().receivedOn().isBefore(Moment.day(posted.get())))
                        .isPresent();
    }

    /**
     * Whether this officer entered or filed a document, examined the case, wrote down or confirmed a value, compared the
     * seals, keyed it again, judged a reply or advised on it, in whatever round and however the task ended: another person decides.
     */
    boolean tookPart(UUID caseId, String officer) {
        Set<String> before = new HashSet<>(values.writers(caseId));
        acts.rechecks(caseId).forEach(row -> before.add(row.officer()));
        acts.of(caseId).stream()
                .filter(act -> ASSESSING.contains(act.kind()))
                .forEach(act -> before.add(act.officer()));
        before.addAll(enclosures.handlers(caseId));
        before.addAll(actors(caseId, ASSESSMENTS));
        return proof.persons().isAmong(officer, before);
    }

    /**
     * Whether this officer ever concluded the task of deciding, be it with a decision, by asking for a correction or by
     * having the case examined again: whoever judged what others found does not find it themselves in a later round.
     */
    boolean decided(UUID caseId, String officer) {
        return proof.persons().isAmong(officer, actors(caseId, Set.of(TaskIds.DECIDE_ON_PAPER_APPLICATION)));
    }

    private List<String> actors(UUID caseId, Set<String> elements) {
        return proof.trail().of(caseId).stream()
                .filter(entry -> elements.contains(entry.elementId()))
                .map(CaseTrail.Entry::actor)
                .toList();
    }

    boolean deceased(UUID caseId) {
        return acts.latest(caseId, ActKind.DEATH_REPORTED).isPresent();
    }

    /** Whether a manager has to look into a letter that came back after it had done its work. */
    boolean returnUnsettled(UUID caseId) {
        return acts.returnUnsettled(caseId);
    }

    Optional<ActRow> correction(UUID caseId) {
        return acts.latest(caseId, ActKind.CORRECTION);
    }

    /** When the case last left examination or decision to be set right or examined again. */
    Optional<ActRow> sentBack(UUID caseId) {
        return acts.latest(caseId, ActKind.CORRECTION, ActKind.REEXAMINATION);
    }

    /** Back under examination, whatever it was waiting for. */
    void wake(UUID caseId) {
        ApplicationState state = applications.lock(caseId);
        if (state == ApplicationState.ON_HOLD
                || state == ApplicationState.AWAITING_REPLY
                || state == ApplicationState.RECEIVED) {
            applications.move(caseId, ApplicationState.REFERRED, Optional.empty());
        }
    }
}
