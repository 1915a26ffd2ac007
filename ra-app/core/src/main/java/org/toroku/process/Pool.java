package org.toroku.process;

import java.util.Map;
import org.toroku.audit.Actor;

/** Tasks that nobody holds, for whoever gives them out by rule; people give them out in the {@link Inbox}. */
public interface Pool {
    /**
     * Gives a free task to an officer. Every rule is asked that would let them claim it themselves.
     *
     * @param why what the book says of it beside the task and the officer
     * @return Gone where the task is not free any more
     */
    Inbox.Claim give(long taskKey, String to, Actor.Automaton by, Map<String, Object> why);
}
