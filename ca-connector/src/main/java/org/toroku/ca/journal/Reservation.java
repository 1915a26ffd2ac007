package org.toroku.ca.journal;

import java.time.Instant;
import java.util.Optional;
import org.toroku.pki.Der;

/**
 * What is fixed before the issuer's key signs.
 *
 * @param serial lower-case hex without leading zeros
 * @param lint what was checked
 * @param wrappedKey the CA-made subscriber key, wrapped
 */
public record Reservation(
        String serial,
        Der publicKey,
        Der tbs,
        String lint,
        Instant notBefore,
        Instant notAfter,
        Optional<Der> wrappedKey) {}
