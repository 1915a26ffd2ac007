package org.toroku.ca.log;

/** Where a test may stop the keeper of the log dead, to prove that nothing is lost, doubled or signed in two ways. */
@FunctionalInterface
public interface LogFailPoint {
    /** Points between two durable steps. */
    enum Step {
        BEFORE_APPENDED,
        AFTER_APPENDED,
        BEFORE_SIGNED,
        SIGNED,
        EXPORTED,
        RECORDED,
        STAMPED,
        STAMP_EXPORTED,
        STAMP_RECORDED
    }

    void reached(Step step);

    /** Never stops anything. */
    static LogFailPoint none() {
        return step -> {};
    }
}
