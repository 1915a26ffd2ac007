package org.toroku.ca.signing;

import java.time.Instant;
import org.toroku.pki.Der;

/** Answer to the wish for a new CRL. */
public sealed interface CrlAnswer {
    record Made(Der crl, long number, Instant thisUpdate, Instant nextUpdate) implements CrlAnswer {}

    record Unavailable(String reason) implements CrlAnswer {}
}
