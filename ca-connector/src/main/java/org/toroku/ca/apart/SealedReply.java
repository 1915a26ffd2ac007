package org.toroku.ca.apart;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.toroku.ca.apart.Wire.Parts;
import org.toroku.pki.Der;

/**
 * An answer as it travels: what the CA says, and its signature over all of that.
 *
 * <pre>
 * SealedReply ::= SEQUENCE { statement OCTET STRING, seal SEQUENCE { SEQUENCE { certificate OCTET STRING, signature OCTET STRING } OPTIONAL } }
 * Statement   ::= SEQUENCE { version INTEGER (1), ca OCTET STRING (32), at Moment, id OCTET STRING (16), letter OCTET STRING (32), answer SEQUENCE { … } }
 * </pre>
 *
 * @param statement {@link Statement} in its only form
 * @param seal empty where the CA's token does not sign: nothing is believed of it then
 */
record SealedReply(Der statement, Optional<RoomSeal> seal) {
    /** A certificate with its key in PKCS#12 has some thousand octets. */
    static final int MOST_BYTES = 200_000;

    private static final int VERSION = 1;

    /**
     * @param ca SHA-256 of the CA's certificate
     * @param at the room's clock
     */
    record Statement(Der ca, Instant at, Reply reply) {
        Der bytes() {
            return Wire.bytes(Wire.sequence(
                    Wire.number(VERSION),
                    Wire.octets(ca),
                    Wire.moment(at),
                    Wire.id(reply.id()),
                    Wire.octets(reply.letter()),
                    AnswerText.write(reply.answer())));
        }
    }

    Der bytes() {
        return Wire.bytes(Wire.sequence(Wire.octets(statement), Wire.maybe(seal.map(RoomSeal::write))));
    }

    /** Empty where it is none, or not in its only form. */
    static Optional<SealedReply> read(Der bytes) {
        if (bytes.length() > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            Parts parts = Parts.of(bytes);
            SealedReply reply = new SealedReply(parts.octets(), parts.maybe().map(RoomSeal::read));
            parts.end();
            return reply.bytes().equals(bytes) ? Optional.of(reply) : Optional.empty();
        } catch (IOException | RuntimeException hostile) {
            return Optional.empty();
        }
    }

    /** What is said, whoever says it; empty where it is nothing, or not in its only form. */
    Optional<Statement> opened() {
        try {
            Parts parts = Parts.of(statement);
            if (parts.number() != VERSION) {
                return Optional.empty();
            }
            Statement read = new Statement(
                    parts.octets(),
                    parts.moment(),
                    new Reply(parts.id(), parts.octets(), AnswerText.read(parts.parts())));
            parts.end();
            return read.bytes().equals(statement) ? Optional.of(read) : Optional.empty();
        } catch (IOException | RuntimeException hostile) {
            return Optional.empty();
        }
    }
}
