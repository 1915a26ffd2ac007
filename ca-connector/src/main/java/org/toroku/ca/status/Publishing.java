package org.toroku.ca.status;

/** What the wish to publish came to. */
public sealed interface Publishing {
    /**
     * @param list number of the list
     * @param entries of the list
     * @param answers about certificates, of which {@code signed} are new
     * @param pending certificates that are not answered for yet; the next publication goes on with them
     */
    record Published(long generation, long list, long entries, long answers, long signed, long pending)
            implements Publishing {
        /** This and the one that followed at once, as one. */
        Published and(Published next) {
            return new Published(
                    next.generation, next.list, next.entries, next.answers, signed + next.signed, next.pending);
        }
    }

    /** What is published says all there is to say, and for long enough. */
    record Unchanged() implements Publishing {}

    /** Somebody else is publishing. */
    record Busy() implements Publishing {}

    /** Not now; what was published stays as it is. */
    record Unavailable(String reason) implements Publishing {}

    /** Publishing would be wrong, e.g. the token signs wrongly or the journal was set back: needs people. */
    record Refused(String reason) implements Publishing {}
}
