package org.toroku.ca.apart;

import java.io.IOException;
import java.util.Optional;
import org.toroku.ca.apart.Wire.Parts;
import org.toroku.pki.Der;

/**
 * What a connector says of itself when it fetches.
 *
 * <pre>
 * Hello ::= SEQUENCE { version INTEGER (2), ca OCTET STRING (32), challenge OCTET STRING (32) }
 * </pre>
 *
 * @param ca SHA-256 of its CA's certificate
 * @param challenge of the registration authority that it fetches from
 */
record Hello(Der ca, Der challenge) {
    private static final int VERSION = 2;

    Der bytes() {
        return Wire.bytes(Wire.sequence(Wire.number(VERSION), Wire.octets(ca), Wire.octets(challenge)));
    }

    /** Empty where it is none, or of another version. */
    static Optional<Hello> read(Der bytes) {
        try {
            Parts parts = Parts.of(bytes);
            if (parts.number() != VERSION) {
                return Optional.empty();
            }
            Hello hello = new Hello(parts.octets(), parts.octets());
            parts.end();
            return hello.bytes().equals(bytes) ? Optional.of(hello) : Optional.empty();
        } catch (IOException | RuntimeException hostile) {
            return Optional.empty();
        }
    }
}
