package org.toroku.identity;

import org.toroku.enrolment.ApplicationRecord;

/** What else follows from a card's signature that verified; in the transaction that writes down that it did. */
public interface WhenVerified {
    void verified(ApplicationRecord application);
}
