package org.toroku.ca.apart;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.toroku.pki.Der;

/**
 * Where requests lie until the connector fetches them, and whoever asked waits. Each is handed out once, and its answer taken once;
 * whoever gets none asks again. Thread-safe.
 */
final class AskDesk {
    static final String AWAY = "connector-away";
    static final String BUSY = "connector-busy";
    static final String SILENT = "connector-silent";

    private final Duration absence;
    private final BiFunction<SealedReply, SealedReply.Statement, Answer> judge;
    private final DoorAlarm alarm;
    private final BlockingQueue<Open> waiting;
    private final Map<UUID, Handed> handedOut = new ConcurrentHashMap<>();
    private final AtomicInteger fetching = new AtomicInteger();
    private final AtomicLong lastContact;

    /** A request with whoever waits for its answer. */
    record Open(UUID id, Der letter, CompletableFuture<Answer> answer) {
        /** What is asked, for operators: the kind and nothing of it. */
        private String kind() {
            return Letter.read(letter)
                    .flatMap(Letter::opened)
                    .map(request -> request.ask().getClass().getSimpleName())
                    .orElse("unreadable");
        }
    }

    /** @param to address of whoever fetched it */
    private record Handed(Open open, String to) {}

    /**
     * @param absence a connector that has been silent for longer is away
     * @param most requests that wait at the same time
     * @param judge makes of what came for an open request what is believed
     * @param alarm is told of requests that were fetched and not answered
     */
    AskDesk(Duration absence, int most, BiFunction<SealedReply, SealedReply.Statement, Answer> judge, DoorAlarm alarm) {
        this.alarm = alarm;
        this.absence = absence;
        this.judge = judge;
        this.waiting = new ArrayBlockingQueue<>(most);
        // away until it comes
        this.lastContact = new AtomicLong(System.nanoTime() - absence.toNanos());
    }

    /** The answer, or why there is none; {@link Answer.Not} as well where the CA says so. */
    Answer ask(UUID id, Der letter, Duration deadline) {
        if (!present()) {
            return new Answer.Not(AWAY);
        }
        Open open = new Open(id, letter, new CompletableFuture<>());
        if (!waiting.offer(open)) {
            return new Answer.Not(BUSY);
        }
        try {
            return open.answer().get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            unanswered(open);
            return new Answer.Not(present() ? SILENT : AWAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Not("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("answers are never given as failures", e);
        } finally {
            // nobody waits any more: it is not handed out, and what comes for it is not taken
            open.answer().cancel(false);
            waiting.remove(open);
            handedOut.remove(id);
        }
    }

    /** Whoever has the connector's key can fetch requests away, which shows nowhere else. */
    private void unanswered(Open open) {
        Handed handed = handedOut.get(open.id());
        if (handed != null) {
            alarm.tell("request-unanswered", open.kind() + ", fetched from " + handed.to());
        }
    }

    /** Whether somebody fetches requests. */
    boolean present() {
        return fetching.get() > 0 || System.nanoTime() - lastContact.get() < absence.toNanos();
    }

    /**
     * The next request, once there is one; empty after {@code longest}.
     *
     * @param to address of whoever fetches it
     */
    Optional<Open> take(Duration longest, String to) throws InterruptedException {
        fetching.incrementAndGet();
        try {
            Open open = waiting.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
            if (open == null) {
                return Optional.empty();
            }
            handedOut.put(open.id(), new Handed(open, to));
            if (open.answer().isDone()) {
                handedOut.remove(open.id());
                return Optional.empty();
            }
            return Optional.of(open);
        } finally {
            seen();
            fetching.decrementAndGet();
        }
    }

    void seen() {
        lastContact.set(System.nanoTime());
    }

    /** It never reached the connector: whoever waits need not wait until the deadline. */
    void lost(Open open) {
        if (handedOut.remove(open.id()) != null) {
            open.answer().complete(new Answer.Not("connection-lost"));
        }
    }

    /** Whether this is about a request that is open and was handed out; it is so once, and no better answer is waited for. */
    boolean takes(SealedReply brought, SealedReply.Statement said) {
        seen();
        Reply reply = said.reply();
        Handed handed = handedOut.get(reply.id());
        return handed != null
                && Der.of(handed.open().letter().sha256()).equals(reply.letter())
                && handedOut.remove(reply.id(), handed)
                && handed.open().answer().complete(judge.apply(brought, said));
    }
}
