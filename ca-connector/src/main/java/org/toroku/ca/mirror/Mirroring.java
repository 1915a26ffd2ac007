package org.toroku.ca.mirror;

/** What a look at the store came to; reasons are kebab-case words. */
public sealed interface Mirroring {
    /**
     * @param list number of the list that stands there now
     * @param put files that were put there
     */
    record Copied(long list, long put) implements Mirroring {}

    /** All that is published stands there. */
    record Unchanged() implements Mirroring {}

    /** Nothing is published that could be copied; whoever publishes tells why. */
    record NothingPublished() implements Mirroring {}

    /** The answers that can wait gave way to a newer publication. */
    record GaveWay() implements Mirroring {}

    /** Not now; the next look goes on. */
    record Failed(String reason) implements Mirroring {}

    /** To copy would be wrong: needs people. */
    record Refused(String reason) implements Mirroring {}
}
