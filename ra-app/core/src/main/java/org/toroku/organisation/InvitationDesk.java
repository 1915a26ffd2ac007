package org.toroku.organisation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/**
 * Where the administrator of an organisation invites its members. They see what they wrote themselves and how far it got,
 * never why, and nothing of any other organisation.
 */
public interface InvitationDesk {
    /** The administrator's own organisation; empty for everybody else, and where its rows are not what the book says. */
    Optional<Organisation> own(Officer administrator);

    /** Reads a table of members and says what is wrong with it; nothing is kept. */
    Read read(Officer administrator, byte[] file);

    /**
     * Reads the table again and invites its members.
     *
     * @param onlyGood leaves faulty rows out; without it a faulty row stops everything
     */
    Sent send(Officer administrator, byte[] file, boolean onlyGood);

    /** Faulty rows with what is wrong in {@code words}, as a file that spreadsheets open without evaluating anything. */
    Optional<byte[]> faultyRows(Officer administrator, byte[] file, Words words);

    /** The newest first. */
    List<Item> list(Officer administrator, Filter filter);

    int count(Officer administrator, Filter filter);

    /** The whole list as a file that spreadsheets open without evaluating anything. */
    Optional<byte[]> export(Officer administrator, Words words);

    /** A new link to the same person; the former ends. */
    Act resend(Officer administrator, UUID invitation);

    /**
     * Takes the invitation back, also after the member applied. Once the certificate is issued it says that the member has left:
     * nothing is revoked by it, and people judge whether it has to be.
     */
    Act withdraw(Officer administrator, UUID invitation);

    /** Texts in the reader's language. */
    interface Words {
        String column(MemberColumn column);

        String problem(String code);

        String state(State state);

        /** Heading of what is wrong or how far it got. */
        String remark();
    }

    sealed interface Read {
        record Table(List<Line> lines) implements Read {
            public Table {
                lines = List.copyOf(lines);
            }

            public long faulty() {
                return lines.stream().filter(line -> !line.problems().isEmpty()).count();
            }
        }

        /**
         * {@code reason}: too-large, too-many-rows, too-many-columns, empty, encoding-unknown, quotes-unbalanced, old-excel, macros,
         * formula, file-unreadable, heading-unknown, heading-twice, heading-missing-name, heading-missing-kana,
         * heading-missing-email.
         *
         * @param place row of the file, or number of the column where it is a heading; 0 for the whole file
         */
        record Unreadable(String reason, int place) implements Read {}

        /** {@code reason}: role, organisation-suspended. */
        record Refused(String reason) implements Read {}
    }

    /**
     * @param row as the spreadsheet numbers it
     * @param cells one for each column, as they were written
     * @param member empty where something is wrong
     */
    record Line(int row, List<String> cells, Optional<Member> member, List<Problem> problems) {
        public Line {
            cells = List.copyOf(cells);
            problems = List.copyOf(problems);
        }

        @Override
        public String toString() {
            return "Line[" + row + ", " + problems + "]";
        }
    }

    /**
     * @param code required, too-long, unprintable-character, not-two-parts, link-in-name, symbol-in-name, digit-in-name,
     *     script-in-name, not-kana, not-email, email-dots, twice-in-file, already-invited, too-often, placeholder, my-number
     */
    record Problem(MemberColumn column, String code) {}

    sealed interface Sent {
        /** @param invited how many; a member invited by somebody else meanwhile is left out */
        record Done(int invited) implements Sent {}

        /** {@code reason}: role, organisation-suspended, file-unreadable, rows-faulty, nothing-to-send. */
        record Refused(String reason) implements Sent {}
    }

    /** What the organisation learns; it is never told why. */
    enum State {
        INVITED,
        APPLIED,
        ISSUED,
        /** Never answered in time. */
        EXPIRED,
        /** Taken back by the organisation. */
        WITHDRAWN,
        /** Declined, given up or not issued: which of these is nobody's business here. */
        CLOSED
    }

    /**
     * @param text found in name or address; empty for all
     * @param state empty for all
     */
    record Filter(String text, Optional<State> state, int offset, int limit) {}

    /** @param mail whether the e-mail left: QUEUED, SENT, FAILED */
    record Item(UUID id, Member member, State state, String mail, Instant invitedAt, Instant expiresAt) {
        @Override
        public String toString() {
            return "Item[" + id + ", " + state + "]";
        }
    }

    sealed interface Act {
        record Done() implements Act {}

        /** {@code reason}: role, organisation-suspended, not-found, wrong-state, too-often, already-invited. */
        record Refused(String reason) implements Act {}
    }
}
