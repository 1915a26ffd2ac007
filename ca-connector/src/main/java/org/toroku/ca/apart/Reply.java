package org.toroku.ca.apart;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.toroku.ca.apart.Wire.Parts;
import org.toroku.pki.Der;

/**
 * An answer as it travels: to which request, bit by bit, and what.
 *
 * @param letter SHA-256 of the {@link Letter} that it answers
 */
record Reply(UUID id, Der letter, Answer answer) {
    /** A certificate with its key in PKCS#12 has some thousand octets. */
    static final int MOST_BYTES = 200_000;

    static Reply to(UUID id, Der letter, Answer answer) {
        return new Reply(id, Der.of(letter.sha256()), answer);
    }

    Der bytes() {
        return Wire.bytes(Wire.sequence(Wire.id(id), Wire.octets(letter), AnswerText.write(answer)));
    }

    /** Empty where it is none, or not in its only form. */
    static Optional<Reply> read(Der bytes) {
        if (bytes.length() > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            Parts parts = Parts.of(bytes);
            Reply reply = new Reply(parts.id(), parts.octets(), AnswerText.read(parts.parts()));
            parts.end();
            return reply.bytes().equals(bytes) ? Optional.of(reply) : Optional.empty();
        } catch (IOException | RuntimeException hostile) {
            return Optional.empty();
        }
    }
}
