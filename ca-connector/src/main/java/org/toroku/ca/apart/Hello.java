package org.toroku.ca.apart;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.toroku.ca.apart.Wire.Parts;
import org.toroku.pki.Der;

/**
 * What a connector says of itself when it fetches.
 *
 * @param ca SHA-256 of its CA's certificate
 * @param now its clock
 */
record Hello(Der ca, Instant now) {
    private static final int VERSION = 1;

    Der bytes() {
        return Wire.bytes(Wire.sequence(Wire.number(VERSION), Wire.octets(ca), Wire.moment(now)));
    }

    /** Empty where it is none, or of another version. */
    static Optional<Hello> read(Der bytes) {
        try {
            Parts parts = Parts.of(bytes);
            if (parts.number() != VERSION) {
                return Optional.empty();
            }
            Hello hello = new Hello(parts.octets(), parts.moment());
            parts.end();
            return hello.bytes().equals(bytes) ? Optional.of(hello) : Optional.empty();
        } catch (IOException | RuntimeException hostile) {
            return Optional.empty();
        }
    }
}
