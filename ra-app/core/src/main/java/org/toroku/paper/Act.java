package org.toroku.paper;

/** Answer to an officer's act on a paper case. */
public sealed interface Act {
    /**
     * @param caseVersion version of the case after the act, with which the next act may be made; empty for acts that
     *     need none
     */
    record Done(String caseVersion) implements Act {}

    /**
     * {@code reason}: role, own-case, four-eyes, not-claimed, outdated, already-done, gone, wrong-state, not-found,
     * quarantined, not-printed, or one that the act names.
     */
    record Refused(String reason) implements Act {}
}
