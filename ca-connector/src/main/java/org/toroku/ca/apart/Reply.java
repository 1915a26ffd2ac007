package org.toroku.ca.apart;

import java.util.UUID;
import org.toroku.pki.Der;

/**
 * An answer: to which request, bit by bit, and what.
 *
 * @param letter SHA-256 of the {@link Letter} that it answers
 */
record Reply(UUID id, Der letter, Answer answer) {
    static Reply to(UUID id, Der letter, Answer answer) {
        return new Reply(id, Der.of(letter.sha256()), answer);
    }
}
