package org.toroku.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;

/** The post room (文書受付): what arrives, where it is kept, what is scanned, and what is handed to the post. */
public interface PostRoomDesk {
    /** The case whose code stands on a form or letter. */
    Found find(Officer officer, String caseCode);

    /** Enters an envelope. Only {@link #complete} tells the process of it. */
    Registered registerArrival(Officer officer, String caseCode, ArrivalFacts facts);

    /** Enters one document of an envelope; it is then RECEIVED and SHELVED, or QUARANTINED if it shows a My Number. */
    Enclosed enclose(Officer officer, UUID arrivalId, NewEnclosure enclosure);

    /** Records where an original went: SHELVED, MOVED, QUARANTINED or DESTROYED. */
    Act custody(Officer officer, UUID enclosureId, CustodyEvent event, String location);

    /** Everything of the envelope is entered: the case goes on, if it waits for documents. Repeating is harmless. */
    Completed complete(Officer officer, UUID arrivalId);

    /**
     * Takes a scan of many pages; separator sheets and printed codes file pages to their cases, the others go to the
     * tray.
     *
     * @param arrivalId envelope that all pages came in: those without a code belong to its case, and those that name
     *     another go to the tray
     */
    Uploaded upload(Officer officer, byte[] scan, Optional<UUID> arrivalId);

    /** Pages that nobody could file yet, oldest first; those in no case are shredded after a time. */
    Tray tray(Officer officer, TrayQuery query);

    /**
     * Files a page of the tray to a document; one that was shredded meanwhile is refused. So is one that came in the
     * envelope of another case or names another one ({@code other-case}), or names none ({@code unknown-code}): see
     * {@link #fileAcross}.
     */
    Act file(Officer officer, UUID pageId, UUID enclosureId);

    /** Files a page although its envelope or its print speaks for another case; the reason stands in both cases. */
    Act fileAcross(Officer officer, UUID pageId, UUID enclosureId, String why);

    /** Takes a page that belongs to no document out of the tray; the paper itself is not concerned. */
    Act setAside(Officer officer, UUID pageId, AsideReason reason);

    /** Puts a page that was set aside back into the tray. */
    Act takeBack(Officer officer, UUID pageId);

    /** Marks a page on which somebody saw a My Number: its picture, its words and the scan that shows it are erased. */
    Act quarantine(Officer officer, UUID pageId);

    /** The answer to an inquiry is complete: enters {@code arrivalId} as the reply that the case waits for. */
    Completed inquiryAnswered(Officer officer, UUID arrivalId);

    /**
     * A letter came back, also one that was recorded as delivered. A pick-up code in it is void at once.
     *
     * @param trackingOrCaseCode number of the letter, or code of a case of which exactly one letter is with the carrier or
     *     delivered
     */
    Returned mailReturned(Officer officer, String trackingOrCaseCode, ReturnReason reason);

    /** Originals of a case went back to the applicant (task {@code return-documents}). */
    Act documentsReturned(long taskKey, Officer officer, List<UUID> enclosureIds, String tracking, String caseVersion);

    /** The printed inquiry was handed to the post as addressee-only mail (task {@code send-inquiry}). */
    Act inquirySent(long taskKey, Officer officer, UUID mailId, String tracking, String caseVersion);

    /**
     * The printed letter with the pick-up code was handed to the post (task {@code send-pickup-code}). From now on the
     * house has nothing of the code but its digest.
     */
    Act pickupCodeSent(long taskKey, Officer officer, UUID mailId, String tracking, String caseVersion);

    /**
     * A new code and letter, where the former code became void by too many wrong tries or its letter came back; once only
     * for letters that come back, and not while a manager still has to look into the return.
     */
    Act renewPickupCode(Officer officer, UUID caseId);

    /** Somebody reported the applicant's death: the case stops (roles examiner and manager as well). */
    Act reportDeath(Officer officer, UUID caseId, String source);

    sealed interface Found {
        /** @param awaited whether the process waits for documents or a reply now */
        record Case(UUID caseId, String caseNumber, String caseCode, ApplicationState state, boolean awaited)
                implements Found {}

        /** The check character does not belong to the number: somebody misread it. */
        record WrongCheckCharacter() implements Found {}

        record Unreadable() implements Found {}

        record NoSuchCase() implements Found {}

        record Refused(String reason) implements Found {}
    }

    /** @param carrier post, registered-mail, courier or counter */
    record ArrivalFacts(PaperFiles.ArrivalPurpose purpose, LocalDate receivedOn, String carrier, int items) {}

    sealed interface Registered {
        record Done(UUID arrivalId, Found.Case found) implements Registered {}

        record NotFound(Found why) implements Registered {}

        /** {@code reason}: role, own-case, received-in-future, received-implausible, items-implausible, carrier-unknown. */
        record Refused(String reason) implements Registered {}
    }

    /** @param shelf box and shelf of the original, e.g. {@code B-12/3} */
    record NewEnclosure(
            EnclosureKind kind,
            Optional<LocalDate> issuedOn,
            Optional<LocalDate> expiresOn,
            int sheets,
            String shelf,
            Set<PaperFiles.Flag> flags) {
        public NewEnclosure {
            flags = Set.copyOf(flags);
        }

        PaperFiles.Entry entry() {
            return new PaperFiles.Entry(kind, issuedOn, expiresOn, sheets, flags);
        }
    }

    sealed interface Enclosed {
        record Done(UUID enclosureId, boolean quarantined) implements Enclosed {}

        /**
         * {@code reason}: role, own-case, not-found, completed, issued-in-future, issued-implausible,
         * issued-after-receipt, expires-implausible, expires-before-issue, sheets-implausible, shelf-malformed, my-number.
         */
        record Refused(String reason) implements Enclosed {}
    }

    sealed interface Completed {
        /**
         * @param told whether the process waited for it and goes on
         * @param waiting pages that came for the case and are in none of its documents yet
         */
        record Done(boolean told, int waiting) implements Completed {
            public Done(boolean told) {
                this(told, 0);
            }
        }

        /** {@code reason}: role, own-case, not-found, empty, wrong-purpose. */
        record Refused(String reason) implements Completed {}
    }

    sealed interface Uploaded {
        /** @param filed pages that found their document, {@code tray} those that wait for a person */
        record Done(UUID scanId, int filed, int tray, int quarantined) implements Uploaded {}

        /** The document is not one that may be shown; {@code code} as the examination names it. */
        record Rejected(String code) implements Uploaded {}

        /** {@code reason}: role, own-case, not-found. */
        record Refused(String reason) implements Uploaded {}

        /** The examination or the storage of documents is away; nothing was kept. */
        record Unavailable(String reason) implements Uploaded {}
    }

    /**
     * @param text part of a case's code or of the scan's id; empty for all
     * @param aside those set aside instead of those that wait
     */
    record TrayQuery(String text, boolean aside, int offset, int limit) {
        private static final int MOST = 200;

        public TrayQuery {
            offset = Math.max(offset, 0);
            limit = Math.clamp(limit, 1, MOST);
        }

        public static TrayQuery first() {
            return new TrayQuery("", false, 0, MOST);
        }
    }

    /** @param total of all pages asked for, of which these are some */
    record Tray(List<TrayPage> pages, int total) {
        public Tray {
            pages = List.copyOf(pages);
        }
    }

    /**
     * @param caseCode as the print or the separator before it says; of pages without one the envelope's
     * @param doubt why the code filed it nowhere
     * @param envelope code of the case in whose envelope it came
     * @param quarantined a My Number was found on it
     */
    record TrayPage(
            UUID pageId,
            UUID scanId,
            int number,
            int width,
            int height,
            Optional<String> caseCode,
            Optional<Doubt> doubt,
            Optional<String> envelope,
            boolean quarantined,
            Instant scannedAt,
            Optional<AsideReason> aside) {}

    enum Doubt {
        /** It came in the envelope of one case and names another. */
        OTHER_CASE,
        /** Its code is none of ours, or misread. */
        UNKNOWN_CODE,
        /** It names more than one case. */
        SEVERAL_CODES
    }

    enum AsideReason {
        BLANK_PAGE,
        DUPLICATE_SCAN,
        /** It belongs to no case of ours. */
        NOT_OURS
    }

    enum ReturnReason {
        UNKNOWN_ADDRESS,
        MOVED,
        ABSENT,
        REFUSED,
        /** Somebody else had it, and gave it back. */
        MISDELIVERED,
        OTHER
    }

    sealed interface Returned {
        /** @param attempts how many inquiries of the case came back so far; 0 for another letter */
        record Done(UUID caseId, UUID mailId, int attempts) implements Returned {}

        /** What it carried had been used before it came back: a manager has to look into it ({@link ReturnNotices}). */
        record Late(UUID caseId, UUID mailId) implements Returned {}

        /** {@code reason}: role, own-case, not-found, ambiguous, not-posted, wrong-check-character. */
        record Refused(String reason) implements Returned {}
    }
}
