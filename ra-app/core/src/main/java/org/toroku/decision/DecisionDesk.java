package org.toroku.decision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.process.StepResult;

/** Where cases are decided. The only place in Toroku that creates approved requests. */
public interface DecisionDesk {
    /** Turns the automaton's verdict into the step's result: decides (accept, reject) or refers to people. */
    StepResult byAutomaton(UUID caseId, AutomatonVerdict verdict);

    /** The examiner's (審査者) finding on a referred case; the officer must hold the claim of the task. */
    Act examine(long taskKey, Officer officer, Finding finding);

    /** The decider's (諾否決定者) decision; never the person who examined. */
    Act decide(long taskKey, Officer officer, Verdict verdict);

    /** The decider has a case signed with a card examined again, with what to look at; nobody accepts it before. */
    Act reexamine(long taskKey, Officer officer, String why, String caseVersion);

    /** Whether an officer who works on or oversees cases may be shown this one; nobody reads what is thought of their own application (I02). */
    boolean mayLook(Officer officer, UUID caseId);

    Optional<Decision> of(UUID caseId);

    Optional<Examination> examination(UUID caseId);

    /** Every examination of the case with what its examiner noted, oldest first. */
    List<Examination> examinations(UUID caseId);

    /** The last time that a decider had the case examined again. */
    Optional<Reexamination> sentBack(UUID caseId);

    /** Everybody who ever examined the case, in whatever round. */
    Set<String> examiners(UUID caseId);

    record Officer(String username, Set<String> roles) {}

    /**
     * @param recommendAccept the examiner's recommendation
     * @param confirmedFields fields that the examiner compared by eye
     * @param caseVersion version of the case as displayed; an act on an outdated view is refused
     */
    record Finding(boolean recommendAccept, List<String> confirmedFields, String note, String caseVersion) {
        /** Masked: a note may be about a person. */
        @Override
        public String toString() {
            return "Finding[" + recommendAccept + ", " + confirmedFields + "]";
        }
    }

    /** @param reason code from the list of 承諾しない理由, required for a rejection */
    record Verdict(boolean accept, Optional<String> reason, String note, String caseVersion) {
        /** Masked: a note may be about a person. */
        @Override
        public String toString() {
            return "Verdict[" + accept + ", " + reason + "]";
        }
    }

    sealed interface Act {
        record Done() implements Act {}

        /**
         * {@code reason}: four-eyes, own-case, attended, assistance-open, assistance-stopped, assistance-altered, role,
         * not-claimed, outdated, already-done, gone, withdrawn, not-examined, sent-back, note-missing, reason-missing,
         * reason-chosen, not-recommended, unconfirmed-fields, reexamination-pending,
         * certificate-not-issuable, organisation-suspended, organisation-withdrew, organisation-altered, unprintable,
         * my-number, order-key-unavailable, profile-not-approved, profiles-altered, case-altered; on paper also incomplete,
         * quarantined, unread-fields, seal-not-compared, seal-outdated, correction-pending, recheck-missing, recheck-outdated,
         * examination-outdated, reply-missing, reply-outdated, reply-before-inquiry.
         */
        record Refused(String reason) implements Act {}
    }

    /** @param by people or automaton as written in the book */
    record Decision(boolean accepted, List<String> reasons, String byKind, String by, java.time.Instant at) {}

    record Examination(String examiner, boolean recommendAccept, String note, java.time.Instant at) {
        /** Masked: a note may be about a person. */
        @Override
        public String toString() {
            return "Examination[" + examiner + ", " + recommendAccept + ", " + at + "]";
        }
    }

    /** A case sent back to its examiner. */
    record Reexamination(String decider, String note, java.time.Instant at) {
        /** Masked: a note may be about a person. */
        @Override
        public String toString() {
            return "Reexamination[" + decider + ", " + at + "]";
        }
    }

    /** Version of everything an officer sees of a case; changes whenever any of it changes. */
    String caseVersion(UUID caseId);
}
