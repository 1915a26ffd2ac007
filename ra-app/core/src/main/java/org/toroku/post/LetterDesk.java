package org.toroku.post;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.pki.Der;

/**
 * The printing desk of the post room: what is to be printed, the print itself, and what became of letters that no task
 * asks for. Every act is authorised here and is an entry of the book; every answer is one of a closed set.
 */
public interface LetterDesk {
    /** Letters on one page. */
    int PAGE = 100;

    /**
     * Letters that are to be printed, wait to be posted, or are on their way; the officer's own case is not shown.
     *
     * @param page the first being 0
     */
    Listing letters(Officer officer, Tray tray, int page);

    /** The first page. */
    default Listing letters(Officer officer, Tray tray) {
        return letters(officer, tray, 0);
    }

    /**
     * Every letter of a case that is not the officer's own, the oldest first.
     *
     * @param number of any route, or the code of a case on paper, as people type it
     */
    Listing ofCase(Officer officer, String number);

    /**
     * Prints letters that were ordered, in this order; several come behind a cover. All are printed or none is.
     *
     * <p>A pick-up code is printed this once. Only a version without it is kept.
     */
    Printing print(Officer officer, List<UUID> letters);

    /** Prints a letter again exactly as it was, for a reason that goes into the book; never one with a code. */
    Printing reprint(Officer officer, UUID letter, String reason);

    /**
     * Takes a printed letter that cannot be posted (torn, jammed, lost in the house) out of circulation: it is void, and
     * one like it is ordered. A code that was on it is void as well.
     */
    Act spoil(Officer officer, UUID letter, String reason);

    /**
     * Records that a letter without a task was handed to the carrier.
     *
     * @param tracking ordinary mail has none
     */
    Act posted(Officer officer, UUID letter, Optional<String> tracking);

    /** Records that the carrier delivered a letter. */
    Act delivered(Officer officer, UUID letter);

    /** Records that a letter came back on whose return no process waits, also after it was recorded as delivered. */
    Act returned(Officer officer, UUID letter, Back reason);

    enum Tray {
        TO_PRINT,
        TO_POST,
        UNDER_WAY,
        /**
         * Delivered, returned or void, and letters of confirmation that left by ordinary mail two weeks ago, of which no
         * carrier says any more: the latest first.
         */
        DONE
    }

    enum Back {
        UNKNOWN_ADDRESS,
        MOVED,
        ABSENT,
        REFUSED,
        /** Somebody else had it, and gave it back. */
        MISDELIVERED,
        OTHER
    }

    sealed interface Listing {
        /** @param all in the tray, whatever page they are on; those that are not shown to this officer among them */
        record Letters(List<Item> items, int all) implements Listing {
            public Letters {
                items = List.copyOf(items);
            }

            public Letters(List<Item> items) {
                this(items, items.size());
            }
        }

        /** {@code reason}: role. */
        record Refused(String reason) implements Listing {}
    }

    /**
     * @param prints how often it was printed
     * @param flaws what a person should look at before it is posted
     */
    record Item(OutgoingMail.Mail mail, String caseNumber, int prints, List<Flaw> flaws) {
        public Item {
            flaws = List.copyOf(flaws);
        }
    }

    /**
     * Something on a page that a person should look at.
     *
     * @param code character-missing, variant-not-shown, very-small, cut
     * @param character as {@code U+20BB7}, empty where it is about no single one
     */
    record Flaw(String code, int page, String character) {}

    sealed interface Printing {
        record Ready(Der pdf, int pages, List<Piece> pieces) implements Printing {
            public Ready {
                pieces = List.copyOf(pieces);
            }
        }

        /**
         * Nothing was printed. {@code reason}: role, own-case, not-found, nothing-chosen, too-many, not-to-print, void,
         * overtaken, case-ended, case-altered, changed, code-printed-once, reason-missing, no-office, fonts-missing,
         * content-unreadable, no-paper-file, address-unproven.
         *
         * @param letter the one that it is about
         */
        record Refused(String reason, Optional<UUID> letter) implements Printing {}
    }

    record Piece(UUID letter, LetterKind kind, List<Flaw> flaws) {
        public Piece {
            flaws = List.copyOf(flaws);
        }
    }

    sealed interface Act {
        record Done() implements Act {}

        /**
         * {@code reason}: role, own-case, not-found, wrong-state, by-task, by-post-room, reason-missing,
         * tracking-malformed, tracking-used.
         */
        record Refused(String reason) implements Act {}
    }
}
