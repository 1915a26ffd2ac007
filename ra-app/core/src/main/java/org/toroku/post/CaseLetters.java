package org.toroku.post;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.toroku.audit.Actor;
import org.toroku.enrolment.ApplicationRecord;

/** What letters need to know of a case and only its route knows. */
public interface CaseLetters {
    /** Empty for a case that has no letters. */
    Optional<Facts> facts(UUID caseId);

    /** Whether letters of this kind are this one's; of several that know a case only one knows a kind. */
    default boolean concerns(LetterKind kind) {
        return kind != LetterKind.CONFIRMATION;
    }

    /**
     * Where a letter of this kind goes: as it was stated, unless its route knows better. Empty where nothing is known of
     * the address that such a letter may be sent to.
     */
    Optional<Destination> destination(ApplicationRecord application, LetterKind kind);

    /** @param postalCode empty where nobody proved it: mail is sorted by it before anybody reads an address */
    record Destination(String name, String address, Optional<String> postalCode) {
        /** As the applicant stated it. */
        public static Destination stated(ApplicationRecord application) {
            return new Destination(
                    application.form().fullName(),
                    application.form().address(),
                    Optional.of(application.form().postalCode()));
        }

        /** Masked: personal data does not belong into logs. */
        @Override
        public String toString() {
            return "Destination[masked]";
        }
    }

    /**
     * Whether the house writes letters to the address that the applicant of a case stated: only once somebody sent in
     * documents for it. Before that anybody could have letters sent to anybody.
     */
    default boolean maySendTo(UUID caseId) {
        return false;
    }

    /** The originals that went back under a tracking number; none where nothing of a case is on paper. */
    default List<Original> wentBack(UUID caseId, String tracking) {
        return List.of();
    }

    /** The originals that have to go back and are still here. */
    default List<Original> goingBack(UUID caseId) {
        return List.of();
    }

    /** What else the applicant has to set right by the documents that are here, apart from those that go back. */
    default List<Lacking> lacking(UUID caseId) {
        return List.of();
    }

    /**
     * A printed letter with a pick-up code was spoiled before it was posted: its code is void and a new one is made and
     * its letter ordered. Joins the caller's transaction.
     */
    void codeSpoiled(UUID caseId, UUID mailId, Actor by);

    /** A letter that no task of a process asks for was handed to the carrier. Joins the caller's transaction. */
    default void left(UUID caseId, UUID mailId, Actor by) {}

    /** A letter that {@link #concerns} only this one came back. Joins the caller's transaction. */
    default void cameBack(UUID caseId, UUID mailId, String reason, Actor by) {}

    /** What the letter of confirmation tells; empty where nothing was issued. */
    default Optional<Confirmed> confirmed(UUID caseId) {
        return Optional.empty();
    }

    /**
     * What was issued, and by which means it was applied for.
     *
     * @param name as it is certified
     * @param terminal browser and system as far as the client said so, e.g. {@code Chrome, Android}; may be empty
     * @param key who made the key: CA, BROWSER, UPLOAD or APP
     * @param codeUntilIfPostedToday until when the code of the letter works
     */
    record Confirmed(
            String name,
            Instant appliedAt,
            Instant issuedAt,
            String serial,
            Instant notAfter,
            String terminal,
            String key,
            Instant codeUntilIfPostedToday) {
        /** Masked: personal data does not belong into logs. */
        @Override
        public String toString() {
            return "Confirmed[masked]";
        }
    }

    /**
     * @param caseCode case number and check character, as printed
     * @param language of the letters to this applicant
     * @param documentsByIfPostedToday for documents that are asked for anew by a letter printed now
     * @param replyBy of an inquiry that waits for its reply
     * @param replyByIfPostedToday of an inquiry that is printed now
     */
    record Facts(
            String caseCode,
            Locale language,
            Instant documentsBy,
            Instant documentsByIfPostedToday,
            Optional<Instant> replyBy,
            Instant replyByIfPostedToday) {}

    /**
     * @param defect word of the defect, e.g. {@code DOCUMENT_MISSING}
     * @param kinds words of the kinds of documents any of which would do, at least one
     * @param ofProxy whether it is about a document of the person who applies for another
     */
    record Lacking(String defect, List<String> kinds, boolean ofProxy) {}

    /** @param kind word of the kind of document, e.g. {@code RESIDENCE_RECORD} */
    record Original(String kind, int sheets, boolean myNumberShown) {}
}
