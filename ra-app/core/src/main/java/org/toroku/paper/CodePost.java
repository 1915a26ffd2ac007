package org.toroku.paper;

import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/** The post room's part in the route on which applicants bring their own keys. */
public interface CodePost {
    /**
     * The printed letter with the identification code was handed to the post as addressee-only mail (task
     * {@code send-identification-code}): from now on the key is waited for.
     */
    Act sent(long taskKey, Officer officer, UUID mailId, String tracking);
}
