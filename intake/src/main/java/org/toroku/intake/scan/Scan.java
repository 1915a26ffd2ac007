package org.toroku.intake.scan;

/** What a scanner said. */
public sealed interface Scan {
    record Clean() implements Scan {}

    /** @param name of the malware as the scanner calls it; at most 200 printable characters */
    record Infected(String name) implements Scan {}

    /** No answer, or none that can be trusted. The document waits: it is neither clean nor infected. */
    record Unavailable(Cause cause) implements Scan {}

    /** Why there is no answer. */
    enum Cause {
        NOT_REACHABLE,
        TIMEOUT,
        /** The scanner itself reports an error. */
        SCANNER_ERROR,
        /** More bytes than the scanner takes; unscanned is not clean. */
        TOO_LARGE,
        /** The answer is not one of clamd's. */
        NOT_UNDERSTOOD,
        /** The original could not be read. */
        UNREADABLE
    }
}
