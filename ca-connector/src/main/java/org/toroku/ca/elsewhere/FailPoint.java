package org.toroku.ca.elsewhere;

import java.util.UUID;

/** Where a test may stop the connector dead, to prove that no step in between can lose or double a certificate. */
@FunctionalInterface
public interface FailPoint {
    /** Points between two durable steps of asking another CA. */
    enum Step {
        AFTER_OPENED,
        BEFORE_SENT,
        AFTER_SENT,
        AFTER_ANSWERED,
        AFTER_RESERVED,
        AFTER_CONFIRMED,
        AFTER_STORED
    }

    void reached(Step step, UUID orderId);

    /** Never stops anything. */
    static FailPoint none() {
        return (step, orderId) -> {};
    }
}
