package org.toroku.paper;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.RouteRule;
import org.toroku.enrolment.Routes;
import org.toroku.officers.Persons;
import org.toroku.paper.ActLedger.ActKind;
import org.toroku.paper.VerdictBases.Verdict;
import org.toroku.workflows.TaskIds;

/**
 * What must hold before a paper application may be recommended or accepted: complete evidence (則5①), values that a
 * second person keyed the same, and where the method is the inquiry, a genuine reply to it.
 */
@Component
class PaperAcceptance implements RouteRule {
    private final Proofs proofs;
    private final Matrix matrix;
    private final Standing standing;
    private final FileLedger files;
    private final DecisionDesk decisions;
    private final PickupCodes codes;

    /** What was handed in: whether it is enough, is still what was handed in and what people judged, and who is shown it. */
    @Component
    record Proofs(
            EvidenceJudge judge, Soundness soundness, Sight sight, VerdictBases bases, Persons persons, Clock clock) {}

    PaperAcceptance(
            Proofs proofs,
            Matrix matrix,
            Standing standing,
            FileLedger files,
            DecisionDesk decisions,
            PickupCodes codes) {
        this.proofs = proofs;
        this.matrix = matrix;
        this.standing = standing;
        this.files = files;
        this.decisions = decisions;
        this.codes = codes;
    }

    @Override
    public String route() {
        return Routes.PAPER;
    }

    @Override
    public Elements elements() {
        return new Elements(TaskIds.EXAMINE_PAPER_APPLICATION, TaskIds.DECIDE_ON_PAPER_APPLICATION);
    }

    @Override
    public Optional<String> objectionToRecommending(UUID caseId, List<String> confirmedFields) {
        return completeness(caseId)
                .or(() -> proofs.soundness().objectionToDeciding(caseId))
                .or(() -> matrix.readsCriticalFields(caseId) ? Optional.empty() : Optional.of("unread-fields"))
                .or(() -> matrix.hasUnconfirmed(caseId) ? Optional.of("unconfirmed-fields") : Optional.empty())
                .or(() -> seal(caseId));
    }

    @Override
    public Optional<String> objectionToAccepting(UUID caseId) {
        return completeness(caseId)
                .or(() -> standing.returnUnsettled(caseId) ? Optional.of("return-unsettled") : Optional.empty())
                .or(() -> proofs.soundness().objectionToDeciding(caseId))
                .or(() -> judgement(caseId));
    }

    /** What keeps the documents that are there, as people judged them, from being accepted; their pictures are not read. */
    Optional<String> objectionToWhatIsThere(UUID caseId) {
        return completeness(caseId).or(() -> judgement(caseId));
    }

    private Optional<String> judgement(UUID caseId) {
        return recommended(caseId)
                .or(() -> recheck(caseId))
                .or(() -> standing.examinationHolds(caseId) ? Optional.empty() : Optional.of("examination-outdated"))
                .or(() -> seal(caseId))
                .or(() -> reply(caseId));
    }

    private Optional<String> completeness(UUID caseId) {
        PaperFiles.Evidence evidence = proofs.judge().judge(caseId);
        return switch (evidence.completeness()) {
            case COMPLETE -> Optional.empty();
            case INCOMPLETE ->
                Optional.of(
                        evidence.defects().stream().allMatch(defect -> defect.code() == DefectCode.NOT_SCANNED)
                                ? "not-scanned"
                                : "incomplete");
            case QUARANTINED -> Optional.of("quarantined");
        };
    }

    private Optional<String> recommended(UUID caseId) {
        Optional<DecisionDesk.Examination> examination = decisions.examination(caseId);
        if (examination.filter(DecisionDesk.Examination::recommendAccept).isEmpty()) {
            return Optional.of("not-recommended");
        }
        Instant examinedAt = examination.get().at();
        return standing.sentBack(caseId)
                .filter(act -> !examinedAt.isAfter(act.at()))
                .map(act -> act.kind() == ActKind.CORRECTION ? "correction-pending" : "reexamination-pending");
    }

    /**
     * 則5①(1)ロ: the seal on the form is the registered one, and so it must be wherever nothing else states the will
     * (則6(2)); ただし書: so is that on the mandate of a proxy.
     */
    private Optional<String> seal(UUID caseId) {
        FileLedger.PaperRow file = files.get(caseId);
        boolean needed =
                file.method() == ProofMethod.SEAL_CERTIFICATE || file.proxy() || standing.formIsSealedOnly(caseId);
        if (!needed || standing.seal(caseId).equals(Optional.of(SealVerdict.SAME))) {
            return Optional.empty();
        }
        return Optional.of(standing.sealOutdated(caseId) ? "seal-outdated" : "seal-not-compared");
    }

    private Optional<String> recheck(UUID caseId) {
        if (!standing.rechecked(caseId)) {
            return Optional.of("recheck-missing");
        }
        Optional<DecisionDesk.Examination> examination = decisions.examination(caseId);
        // a keying that came before the examination checked what another one had read
        return standing.holdingRecheck(caseId)
                        .filter(ActLedger.RecheckRow::same)
                        .filter(row -> examination
                                .filter(each -> row.at().isAfter(each.at()))
                                .filter(each -> !proofs.persons().areOne(row.officer(), each.examiner()))
                                .isPresent())
                        .isPresent()
                ? Optional.empty()
                : Optional.of("recheck-outdated");
    }

    /** 則5①(1)ハ: a genuine reply to the inquiry of this round, and the one that was judged. */
    private Optional<String> reply(UUID caseId) {
        if (files.get(caseId).method() != ProofMethod.INQUIRY) {
            return Optional.empty();
        }
        Optional<ActLedger.ActRow> verdict = standing.reply(caseId).filter(act -> act.kind() == ActKind.REPLY_GENUINE);
        if (verdict.isEmpty()) {
            return Optional.of("reply-missing");
        }
        if (!standing.replyIsAsJudged(caseId, verdict.get())) {
            return Optional.of("reply-outdated");
        }
        return standing.replyFollowsInquiry(caseId) ? Optional.empty() : Optional.of("reply-before-inquiry");
    }

    @Override
    public Optional<String> objectionToExaminer(UUID caseId, String officer) {
        return standing.decided(caseId, officer) ? Optional.of(SENT_BACK) : Optional.empty();
    }

    @Override
    public Optional<String> objectionToDecider(UUID caseId, String officer) {
        return standing.tookPart(caseId, officer) ? Optional.of("four-eyes") : Optional.empty();
    }

    /** Subject and address are values that a second person keys unseen. */
    @Override
    public Optional<String> objectionToShowing(UUID caseId, DecisionDesk.Officer officer) {
        return proofs.sight().of(officer, caseId).showsValues() ? Optional.empty() : Optional.of("values-withheld");
    }

    @Override
    public void examined(UUID caseId, Actor by) {
        proofs.bases().bind(UUID.randomUUID(), caseId, Verdict.EXAMINATION, by.name(), Moment.now(proofs.clock()));
        standing.wake(caseId);
    }

    @Override
    public void decided(UUID caseId, boolean accepted, Actor by) {
        if (accepted) {
            codes.issue(caseId, by);
        }
    }
}
