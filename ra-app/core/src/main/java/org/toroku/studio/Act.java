package org.toroku.studio;

import java.util.UUID;

/** Answer to what an owner does in the studio. */
public sealed interface Act {
    /** @param id of what was made or changed: a draft, a comment or a publication */
    record Done(UUID id) implements Act {}

    /**
     * {@code reason}: role, not-found, four-eyes, wrong-state, text-missing, text-too-long, text-unprintable, my-number, or
     * one that the act names.
     */
    record Refused(String reason) implements Act {}
}
