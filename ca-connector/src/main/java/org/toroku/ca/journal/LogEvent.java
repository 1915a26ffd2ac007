package org.toroku.ca.journal;

import java.time.Instant;
import org.toroku.pki.Der;

/** An event of the journal that belongs into the log, with what the rows say that it wrote. */
public sealed interface LogEvent {
    /** Its number in the journal. */
    long event();

    /**
     * A certificate was stored, so that it may have been handed over.
     *
     * @param certificate its SHA-256
     * @param order SHA-256 of the order as it was signed
     */
    record Issued(long event, Instant at, String serial, Der certificate, Der order) implements LogEvent {}

    /** @param reason RFC 5280 section 5.3.1 code */
    record Revoked(long event, Instant at, String serial, int reason, Der order) implements LogEvent {}

    /** The row is not, or is not any more, what the event sealed. */
    record Contradicted(long event) implements LogEvent {}
}
