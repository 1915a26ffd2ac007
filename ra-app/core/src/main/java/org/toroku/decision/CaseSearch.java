package org.toroku.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;

/**
 * Finds any case that was handed in, decided and closed ones as well, for officers who may look at cases. Their own case is
 * neither found nor counted (I02); a name that an examiner may have to key unseen is neither shown nor found. Before
 * anything is shown the book records that somebody looked, by what kind of thing, and how many were found; never what they
 * typed.
 */
public interface CaseSearch {
    /** How far lists lead; who finds more looks for less. */
    int MOST = 1000;

    /** The newest first; none behind the first {@value #MOST}. */
    List<Found> find(Officer officer, Query query, int offset, int limit);

    /** {@value #MOST} also where there are more. */
    int count(Officer officer, Query query);

    /**
     * The officer opens a case, which the book records with who it was; empty where they may not look at it, or where there
     * is no such case.
     */
    Optional<Found> open(Officer officer, UUID caseId);

    /**
     * @param text words, each of which occurs in the case number or the applicant's name in characters, kana or romaji; or
     *     the serial number of a certificate in hexadecimal, however tools write it
     * @param from first day of applying, in Japan
     * @param until last day of applying, in Japan
     */
    record Query(
            String text,
            Optional<ApplicationState> state,
            Optional<String> route,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {
        /** Everything. */
        public static final Query ALL =
                new Query("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** Masked: people search for names. */
        @Override
        public String toString() {
            return "Query[" + state + ", " + route + ", " + from + ", " + until + "]";
        }
    }

    /** An open task of a case. */
    record Task(long key, String elementId) {}

    /**
     * @param applicantName empty where the officer may have to key it unseen
     * @param serial of the certificate issued for it, lower-case hexadecimal
     * @param task an open one that the officer sees in their inbox
     */
    record Found(
            UUID caseId,
            String caseNumber,
            String applicantName,
            String route,
            ApplicationState state,
            Instant appliedAt,
            Optional<String> serial,
            Optional<Task> task) {
        /** Masked: personal data does not belong into logs. */
        @Override
        public String toString() {
            return "Found[" + caseId + ", " + state + "]";
        }
    }
}
