package org.toroku.ca.signing;

import java.util.UUID;

/** Where a test may stop the connector dead, to prove that no step in between can lose or double a certificate. */
@FunctionalInterface
public interface FailPoint {
    /** Points between two durable steps of issuing. */
    enum Step {
        BEFORE_RESERVED,
        AFTER_RESERVED,
        AFTER_SIGNED_BEFORE_STORE,
        AFTER_STORE
    }

    void reached(Step step, UUID orderId);

    /** Never stops anything. */
    static FailPoint none() {
        return (step, orderId) -> {};
    }
}
