package org.toroku.ca.status;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/**
 * Answers verifiers from what is published, without database or token. Nothing is given out after its nextUpdate.
 * Thread-safe.
 */
public final class StatusShelf {
    private static final Logger LOG = LoggerFactory.getLogger(StatusShelf.class);
    /** How often it is looked whether another process has published. */
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(500);

    private final StatusFolder folder;
    private final OcspQuestions questions;
    private final Clock clock;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());

    StatusShelf(StatusFolder folder, IssuerIdentity issuer, Clock clock) {
        this.folder = folder;
        this.questions = new OcspQuestions(issuer);
        this.clock = clock;
    }

    /** A list as it lies on the disk. */
    public record PublishedList(Path file, long number, Instant thisUpdate, Instant nextUpdate, Der sha256) {}

    /** The list of all certificates; empty where none is published, or the last one has ended. */
    public Optional<PublishedList> list() {
        return current()
                .flatMap(generation ->
                        whileValid(generation, generation.manifest().list()));
    }

    /** One of the lists that the whole one is divided into; empty also where there is none of this number. */
    public Optional<PublishedList> shard(int number) {
        return current()
                .filter(generation ->
                        number >= 0 && number < generation.manifest().shards().size())
                .flatMap(generation ->
                        whileValid(generation, generation.manifest().shards().get(number)));
    }

    /** How many shards are published. */
    public int shards() {
        return current()
                .map(generation -> generation.manifest().shards().size())
                .orElse(0);
    }

    /** All that is published; empty where nothing is, or its whole list has ended. */
    public Optional<Publication> publication() {
        return current()
                .filter(generation ->
                        whileValid(generation, generation.manifest().list()).isPresent())
                .map(generation -> new Publication(generation, questions));
    }

    private Optional<PublishedList> whileValid(Generation generation, Manifest.ListFile list) {
        Instant nextUpdate = Instant.ofEpochSecond(list.nextUpdate());
        return nextUpdate.isAfter(clock.instant())
                ? Optional.of(new PublishedList(
                        generation.file(list),
                        list.number(),
                        Instant.ofEpochSecond(list.thisUpdate()),
                        nextUpdate,
                        list.sha256()))
                : Optional.empty();
    }

    /** The answer to {@code request}, an OCSPRequest (RFC 6960 section 4.1.1) or anything else. */
    public OcspAnswer answer(byte[] request) {
        return switch (questions.read(request)) {
            case OcspQuestions.Question.About(var serial) -> about(serial);
            case OcspQuestions.Question.Foreign foreign -> OcspAnswer.Why.UNAUTHORIZED.answer();
            case OcspQuestions.Question.Malformed malformed -> OcspAnswer.Why.MALFORMED_REQUEST.answer();
        };
    }

    private OcspAnswer about(SerialKey serial) {
        Optional<Generation> generation = current();
        if (generation.isEmpty()) {
            return OcspAnswer.Why.TRY_LATER.answer();
        }
        return generation
                .get()
                .answers()
                .find(serial)
                .map(this::whileValid)
                .orElseGet(OcspAnswer.Why.UNAUTHORIZED::answer);
    }

    private OcspAnswer whileValid(AnswerStack.Found found) {
        Instant nextUpdate = Instant.ofEpochSecond(found.entry().nextUpdate());
        return nextUpdate.isAfter(clock.instant())
                ? new OcspAnswer.Signed(
                        Der.of(found.answer()),
                        Instant.ofEpochSecond(found.entry().thisUpdate()),
                        nextUpdate)
                : OcspAnswer.Why.TRY_LATER.answer();
    }

    private Optional<Generation> current() {
        long due = nextLook.get();
        long now = System.nanoTime();
        if (now - due >= 0 && nextLook.compareAndSet(due, now + LOOK)) {
            try {
                return folder.current();
            } catch (IOException e) {
                LOG.error("what is published cannot be read; what was read before is given", e);
            }
        }
        return folder.known();
    }
}
