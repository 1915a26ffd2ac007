package org.toroku.automaton;

import java.util.UUID;

/** Persons whose applications no rule accepts. They are known by a keyed hash; the list itself names nobody. */
public interface DenyList {
    /**
     * Lists the person whom a case's card names.
     *
     * @param officer must be a manager in office
     * @param reason why; kept beside the hash
     */
    Answer add(UUID caseId, String officer, String reason);

    sealed interface Answer {
        record Listed() implements Answer {}

        /** {@code reason}: role, reason-missing, identity-not-verified or listed-already. */
        record Refused(String reason) implements Answer {}
    }
}
