package org.toroku.ca.apart;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.toroku.ca.status.ResponderCheck;
import org.toroku.pki.Der;

/**
 * Tells what left the CA's room from what whoever brings it made up: the CA's responder signed it, by a certificate of the CA
 * that is known here, and just now. Thread-safe.
 */
final class RoomJudge {
    static final String UNSIGNED = "answer-not-signed";
    /** Found last: all else of it is right. */
    static final String OLD = "answer-too-old";
    /** How old what was signed may be, and how far the clocks may be apart. */
    private static final Duration COUNTS = Duration.ofMinutes(5);

    private final ResponderCheck responder;
    private final Der ca;
    private final Clock clock;

    RoomJudge(Der caCertificate, Clock clock) {
        this.responder = new ResponderCheck(caCertificate);
        this.ca = Der.of(caCertificate.sha256());
        this.clock = clock;
    }

    /** Why nothing of {@code reply} is believed; that it is the answer to an open request was seen before. */
    Optional<String> objection(SealedReply reply, SealedReply.Statement said) {
        return objection(RoomSeal.Word.ANSWER, reply.statement(), reply.seal(), said.ca(), said.at());
    }

    /** Why nothing is put in force that {@code publication} names. */
    Optional<String> objection(SealedPublication publication, SealedPublication.Statement said) {
        return objection(RoomSeal.Word.PUBLICATION, publication.statement(), publication.seal(), said.ca(), said.at());
    }

    /** Why nobody fetches by it; that it is about a challenge of this moment is seen besides, and no clock is asked. */
    Optional<String> objection(SealedHello hello, Hello said) {
        return objection(RoomSeal.Word.HELLO, hello.statement(), hello.seal(), said.ca());
    }

    private Optional<String> objection(
            RoomSeal.Word word, Der statement, Optional<RoomSeal> seal, Der saidBy, Instant at) {
        return objection(word, statement, seal, saidBy)
                .or(() -> Duration.between(at, clock.instant()).abs().compareTo(COUNTS) < 0
                        ? Optional.empty()
                        : Optional.of(OLD));
    }

    private Optional<String> objection(RoomSeal.Word word, Der statement, Optional<RoomSeal> seal, Der saidBy) {
        if (seal.isEmpty()) {
            return Optional.of(UNSIGNED);
        }
        if (!saidBy.equals(ca)) {
            return Optional.of("answer-of-another-ca");
        }
        return responder.objection(
                seal.get().certificate(),
                clock.instant(),
                word.toSign(statement),
                seal.get().signature());
    }
}
