package org.toroku.ca;

import java.time.Instant;
import org.toroku.pki.Der;

/** Answer to a submitted order. */
public sealed interface Submission {
    /** @param serial lower-case hex without leading zeros */
    record Issued(Der certificate, String serial, Instant notBefore, Instant notAfter) implements Submission {}

    /** The certificate exists and is good no more: never hand it over, never ask for another one in its place. */
    record Revoked(String serial, Instant at, RevocationReason reason) implements Submission {}

    /** Not now: device away, locked or slow. Ask again with the same order. {@code reason} is a kebab-case code. */
    record Unavailable(String reason) implements Submission {}

    /** Never: the order is refused for good. {@code field} names the part of the order, {@code reason} a kebab-case code. */
    record Refused(String field, String reason) implements Submission {}
}
