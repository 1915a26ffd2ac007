package org.toroku.process;

import java.util.Optional;

/** Lets other modules forbid a claim, e.g. the examiner of a case deciding it; every rule is asked, each may only refuse. */
public interface ClaimRule {
    /** The reason of a refusal, empty where this rule has no objection. */
    Optional<String> refusal(Inbox.Row task, String officer);

    /** Whether it is the officer's own case, of which they choose no judge either (I02). */
    default boolean isOwn(Inbox.Row task, String officer) {
        return false;
    }
}
