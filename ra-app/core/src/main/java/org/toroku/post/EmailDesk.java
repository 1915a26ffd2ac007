package org.toroku.post;

import java.util.List;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/** E-mails that do not get through: people see why, and have one sent again. Every act is an entry of the book. */
public interface EmailDesk {
    /** E-mails that were given up, and those that wait after a failure; the officer's own case is not shown. */
    Listing troubled(Officer officer);

    /** Queues a mail that was given up anew, with all the time it had at first. */
    Act sendAgain(Officer officer, UUID mail);

    sealed interface Listing {
        record Mails(List<Item> items) implements Listing {
            public Mails {
                items = List.copyOf(items);
            }
        }

        /** {@code reason}: role. */
        record Refused(String reason) implements Listing {}
    }

    /** @param attempts how often it was tried */
    record Item(OutgoingMail.Mail mail, String caseNumber, int attempts) {}

    sealed interface Act {
        record Done() implements Act {}

        /** {@code reason}: role, own-case, not-found, wrong-state. */
        record Refused(String reason) implements Act {}
    }
}
