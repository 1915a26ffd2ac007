package org.toroku.ui.inbox;

import java.util.List;
import java.util.Optional;
import org.toroku.assistance.AttendanceDesk;
import org.toroku.automaton.Judgements.Judgement;
import org.toroku.check.CheckDesk;
import org.toroku.decision.DecisionDesk.Examination;
import org.toroku.decision.DecisionDesk.Reexamination;
import org.toroku.decision.PersonDesk;
import org.toroku.decision.PreviewDesk.Preview;
import org.toroku.identity.Identities.Verification;
import org.toroku.living.LivingDesk;
import org.toroku.matching.MatchReport;
import org.toroku.organisation.AffiliationDesk;
import org.toroku.process.CaseTrail;
import org.toroku.process.Inbox;
import org.toroku.receipt.ReceiptDesk;
import org.toroku.renewal.RenewalDesk;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.subjectkey.KeyDesk;

/**
 * Everything an officer sees of one case at one moment.
 *
 * @param version of what is shown; an act on it is refused when anything changed since
 * @param content the text the applicant signed, empty where it cannot be read
 * @param judgement what the automaton found
 * @param key that the applicant brought, empty on routes where the CA makes it
 * @param renewal what is renewed and the proofing that it goes back to, empty on every other route
 * @param affiliation the organisation that invited the applicant
 * @param attended the officer beside the applicant, and what they said
 * @param others what else the house has of the person
 * @param revocations requests for the revocation of its certificate, the newest first
 * @param receipt how it was confirmed, once it was
 * @param consent to being asked about while the certificate is valid
 * @param sentBack why a decider had it examined again
 * @param preview what an acceptance would have certified, where the task is to recommend or to decide
 */
record CaseFile(
        Inbox.Row task,
        String version,
        Optional<String> content,
        Optional<MatchReport> match,
        Optional<Verification> verification,
        Optional<Judgement> judgement,
        Optional<KeyDesk.Shown> key,
        Optional<RenewalDesk.Shown> renewal,
        Optional<AffiliationDesk.Shown> affiliation,
        Optional<AttendanceDesk.Attended> attended,
        List<PersonDesk.Other> others,
        Optional<Examination> examination,
        Optional<Reexamination> sentBack,
        Optional<Preview> preview,
        Checks checks,
        List<Request> revocations,
        Optional<ReceiptDesk.Shown> receipt,
        Optional<LivingDesk.Shown> consent,
        List<CaseTrail.Entry> trail) {

    /**
     * What owners ask beside.
     *
     * @param asked what this task asks for, where it is an additional check and its words are what was approved
     */
    record Checks(Optional<CheckDesk.Asked> asked, List<CheckDesk.Answered> answered) {
        Checks {
            answered = List.copyOf(answered);
        }
    }

    CaseFile {
        others = List.copyOf(others);
        revocations = List.copyOf(revocations);
        trail = List.copyOf(trail);
    }

    /** Fields that no machine found equal: an eye has to confirm each. */
    List<MatchReport.FieldMatch> toConfirm() {
        return match.stream()
                .flatMap(report -> report.fields().stream())
                .filter(field -> field.verdict() != MatchReport.Verdict.EQUAL)
                .toList();
    }

    /** False where the certificate could not be issued, or not yet. */
    boolean acceptable() {
        return objection().isEmpty();
    }

    /** What an acceptance would be refused with now. */
    Optional<String> objection() {
        return preview.flatMap(Preview::objection);
    }

    /** Whether it only waits for others. */
    boolean held() {
        return preview.filter(Preview.Held.class::isInstance).isPresent();
    }

    /** Masked: personal data does not belong into logs. */
    @Override
    public String toString() {
        return "CaseFile[" + task.caseNumber() + "]";
    }
}
