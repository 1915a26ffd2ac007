package org.toroku.ca.log;

/** What one round of the log's keeper came to. */
public sealed interface LogRound {
    /**
     * @param size leaves
     * @param head of the newest signed head, 0 where there is none
     */
    record Kept(long size, long head) implements LogRound {}

    /** Another process signs heads just now. */
    record Busy() implements LogRound {}

    /** Nothing is signed, and nothing may be issued. */
    record Objected(String reason) implements LogRound {}

    /** Tried again with the next round. */
    record Unavailable(String reason) implements LogRound {}
}
