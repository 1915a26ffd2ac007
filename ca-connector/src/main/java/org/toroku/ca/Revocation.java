package org.toroku.ca;

import java.time.Instant;

/** Answer to a revocation. */
public sealed interface Revocation {
    record Revoked(String serial, Instant at, RevocationReason reason) implements Revocation {}

    record UnknownSerial(String serial) implements Revocation {}

    record Unavailable(String reason) implements Revocation {}
}
