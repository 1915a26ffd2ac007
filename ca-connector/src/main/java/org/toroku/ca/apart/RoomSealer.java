package org.toroku.ca.apart;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.TokenSigner;
import org.toroku.pki.Der;

/** Signs, in the CA's room, whatever leaves it and is to be believed; with the responder's key, on the CA's token. Thread-safe. */
final class RoomSealer {
    private static final Logger LOG = LoggerFactory.getLogger(RoomSealer.class);
    /** The certificate is on record in the journal, which is not asked for it at every answer. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private static final Duration LOOK_AFTER_NONE = Duration.ofSeconds(2);

    private final TokenSigner key;
    private final Supplier<Optional<Der>> certificates;
    private final Der ca;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Optional<Der> certificate = Optional.empty();
    private volatile long nextLook = System.nanoTime();

    /**
     * @param key whose certificates {@code certificates} gives
     * @param certificates the one in force; empty where there is none now
     */
    RoomSealer(TokenSigner key, Supplier<Optional<Der>> certificates, Der caCertificate, Clock clock) {
        this.key = key;
        this.certificates = certificates;
        this.ca = Der.of(caCertificate.sha256());
        this.clock = clock;
    }

    /**
     * The one before, where there is none now: whether it still counts, whoever reads it judges. One at a time looks, and nobody
     * waits for a journal that does not answer.
     */
    private Optional<Der> certificate() {
        if (System.nanoTime() - nextLook >= 0 && looking.tryLock()) {
            try {
                certificate = certificates.get().or(() -> certificate);
            } catch (RuntimeException e) {
                // the one before may still count: a journal that is away must not silence the room
                LOG.error("the responder's certificate could not be looked up; the one before is used", e);
            } finally {
                nextLook = System.nanoTime() + (certificate.isPresent() ? LOOK : LOOK_AFTER_NONE).toNanos();
                looking.unlock();
            }
        }
        return certificate;
    }

    /** Has a certificate made, where there is none yet, before anything is asked. */
    RoomSealer ready() {
        if (certificate().isEmpty()) {
            LOG.warn("the responder's key has no certificate yet: answers are not signed, and count for nothing");
        }
        return this;
    }

    /** By the room's clock. */
    Instant now() {
        return clock.instant();
    }

    /** What the CA says, signed; without a signature where the token makes none now. */
    SealedReply sealed(Reply reply) {
        Der statement = new SealedReply.Statement(ca, clock.instant(), reply).bytes();
        return new SealedReply(statement, seal(RoomSeal.Word.ANSWER, statement));
    }

    /** That whoever fetches does so for the CA; once for each challenge. */
    SealedHello hello(Der challenge) {
        Der statement = new Hello(ca, challenge).bytes();
        return new SealedHello(statement, seal(RoomSeal.Word.HELLO, statement));
    }

    /** Which files count, signed anew each time it is brought: what was signed long ago counts for nothing. */
    SealedPublication sealed(String manifest) {
        Der statement = new SealedPublication.Statement(ca, clock.instant(), manifest).bytes();
        return new SealedPublication(statement, seal(RoomSeal.Word.PUBLICATION, statement));
    }

    Optional<RoomSeal> seal(RoomSeal.Word word, Der statement) {
        return certificate().flatMap(certificate -> switch (key.sign(word.toSign(statement))) {
            case TokenSigner.Signing.Signed(var signature) -> Optional.of(new RoomSeal(certificate, signature));
            case TokenSigner.Signing.Unavailable(var reason) -> {
                LOG.warn("what leaves the room is not signed, and counts for nothing: {}", reason);
                yield Optional.empty();
            }
        });
    }
}
