package org.toroku.ca.apart;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.toroku.ca.apart.Wire.Parts;
import org.toroku.pki.Der;

/**
 * Which files count, as it travels, with the CA's word for it. They are in it by their digests: one signature is enough for all lists
 * and answers, and for which of them there are.
 *
 * <pre>
 * SealedPublication ::= SEQUENCE { statement OCTET STRING, seal SEQUENCE { SEQUENCE { certificate OCTET STRING, signature OCTET STRING } OPTIONAL } }
 * Statement         ::= SEQUENCE { version INTEGER (1), ca OCTET STRING (32), at Moment, manifest UTF8String }
 * </pre>
 */
record SealedPublication(Der statement, Optional<RoomSeal> seal) {
    private static final int VERSION = 1;

    /**
     * @param ca SHA-256 of the CA's certificate
     * @param at the room's clock
     */
    record Statement(Der ca, Instant at, String manifest) {
        Der bytes() {
            return Wire.bytes(
                    Wire.sequence(Wire.number(VERSION), Wire.octets(ca), Wire.moment(at), Wire.text(manifest)));
        }
    }

    Der bytes() {
        return Wire.bytes(Wire.sequence(Wire.octets(statement), Wire.maybe(seal.map(RoomSeal::write))));
    }

    /** Empty where it is none, or not in its only form. */
    static Optional<SealedPublication> read(Der bytes) {
        try {
            Parts parts = Parts.of(bytes);
            SealedPublication read =
                    new SealedPublication(parts.octets(), parts.maybe().map(RoomSeal::read));
            parts.end();
            return read.bytes().equals(bytes) ? Optional.of(read) : Optional.empty();
        } catch (IOException | RuntimeException hostile) {
            return Optional.empty();
        }
    }

    Optional<Statement> opened() {
        try {
            Parts parts = Parts.of(statement);
            if (parts.number() != VERSION) {
                return Optional.empty();
            }
            Statement read = new Statement(parts.octets(), parts.moment(), parts.text());
            parts.end();
            return read.bytes().equals(statement) ? Optional.of(read) : Optional.empty();
        } catch (IOException | RuntimeException hostile) {
            return Optional.empty();
        }
    }
}
