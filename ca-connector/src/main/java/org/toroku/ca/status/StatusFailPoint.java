package org.toroku.ca.status;

/** Where a test may stop a publication dead, to prove that verifiers see the former one or the next, whole. */
@FunctionalInterface
public interface StatusFailPoint {
    /** Points between two steps of a publication. */
    enum Step {
        RESPONDER_RESERVED,
        RESPONDER_SIGNED,
        ENTRIES_SPOOLED,
        LIST_WRITTEN,
        ANSWERS_BEGUN,
        ANSWERS_WRITTEN,
        RECORDED,
        BEFORE_SWITCH,
        AFTER_SWITCH
    }

    void reached(Step step);

    /** Never stops anything. */
    static StatusFailPoint none() {
        return step -> {};
    }
}
