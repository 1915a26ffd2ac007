package org.toroku.ca.apart;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.pki.Der;

/** Fetches requests of one registration authority, again and again, on a few threads. Opens outbound connections only. */
final class Puller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Puller.class);
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PullClient client;
    private final Settings settings;
    private final Room room;
    /** Signed once for each challenge, and said at every fetching. */
    private final AtomicReference<Optional<Der>> hello = new AtomicReference<>(Optional.empty());

    private final ReentrantLock signing = new ReentrantLock();
    /** Guarded by {@link #signing}. */
    private Der vouchedFor = Der.of(new byte[0]);

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<String> trouble = new AtomicReference<>("");
    private volatile boolean running = true;

    /**
     * @param ca SHA-256 of the CA's certificate
     * @param atOnce requests carried out at the same time
     * @param longest that a call may take, the wait for a request included
     */
    record Settings(URI address, Der ca, int atOnce, Duration longest) {}

    /**
     * What is said from the room.
     *
     * @param answers to what was fetched
     * @param hello over a challenge of the registration authority
     */
    record Room(Function<Der, Optional<SealedReply>> answers, Function<Der, SealedHello> hello) {}

    Puller(Settings settings, Channel channel, Room room) {
        this.settings = settings;
        this.room = room;
        this.client = new PullClient(settings.address(), channel, settings.longest());
    }

    void start() {
        for (int i = 0; i < settings.atOnce(); i++) {
            threads.add(Thread.ofPlatform().name("puller-" + i).start(this::pullOn));
        }
    }

    private void pullOn() {
        while (running) {
            try {
                pull();
            } catch (Throwable e) {
                // the next look must come: nobody would issue or revoke any more
                LOG.atError().addKeyValue("alarm", "ca-pull-failed").setCause(e).log("A round of fetching failed");
                pause();
            }
        }
    }

    private void pull() {
        Optional<Der> said = hello.get();
        if (said.isEmpty()) {
            sayHello(said);
            return;
        }
        switch (client.post(PullServer.PULL, said.get())) {
            case PullClient.Called.Body(var letter) -> {
                wellAgain();
                room.answers().apply(letter).ifPresent(this::bring);
            }
            case PullClient.Called.Status(int code) when code == PullServer.NOTHING -> wellAgain();
            case PullClient.Called.Status(int code) when code == PullServer.NOT_VOUCHED_FOR -> sayHello(said);
            case PullClient.Called.Status(int code) -> waits("http-" + code);
            case PullClient.Called.Failed(var reason) -> waits(reason);
        }
    }

    /** One thread signs, and the others say the same. Whoever is refused though the challenge has not ended tries slowly. */
    private void sayHello(Optional<Der> refused) {
        signing.lock();
        try {
            if (!hello.get().equals(refused)) {
                return;
            }
            switch (client.post(PullServer.CHALLENGE, Der.of(new byte[0]))) {
                case PullClient.Called.Body(var challenge) -> {
                    if (challenge.equals(vouchedFor)) {
                        waits("http-" + PullServer.NOT_VOUCHED_FOR);
                    }
                    SealedHello sealed = room.hello().apply(challenge);
                    Optional<Der> fresh = Optional.of(sealed.bytes())
                            .filter(_ -> sealed.seal().isPresent());
                    hello.set(fresh);
                    fresh.ifPresent(_ -> vouchedFor = challenge);
                    if (fresh.isEmpty()) {
                        waits("token-signs-nothing");
                    }
                }
                case PullClient.Called.Status(int code) -> waits("http-" + code);
                case PullClient.Called.Failed(var reason) -> waits(reason);
            }
        } finally {
            signing.unlock();
        }
    }

    /** Some tries, for a connection may break; then whoever asked asks again, and finds what was done. */
    private void bring(SealedReply reply) {
        for (int i = 0; i < TRIES && running; i++) {
            switch (client.post(PullServer.ANSWER, reply.bytes())) {
                case PullClient.Called.Status(int code)
                when code == PullServer.TAKEN -> {
                    return;
                }
                case PullClient.Called.Status(int code)
                when code == PullServer.NOT_OPEN -> {
                    LOG.warn(
                            "request {}: nobody waits for the answer any more",
                            reply.opened().map(said -> said.reply().id()));
                    return;
                }
                case PullClient.Called.Status(int code) -> waits("http-" + code);
                case PullClient.Called.Body body -> waits("answer-out-of-place");
                case PullClient.Called.Failed(var reason) -> waits(reason);
            }
        }
    }

    private void wellAgain() {
        if (!trouble.getAndSet("").isEmpty()) {
            LOG.atError()
                    .addKeyValue("alarm", "authority-back")
                    .addKeyValue("authority", settings.address())
                    .log("The registration authority answers again");
        }
    }

    private void waits(String reason) {
        if (running && !trouble.getAndSet(reason).equals(reason)) {
            LOG.atError()
                    .addKeyValue("alarm", "authority-away")
                    .addKeyValue("authority", settings.address())
                    .addKeyValue("reason", reason)
                    .log("The registration authority does not answer as it should; nothing is fetched from it");
        }
        pause();
    }

    private void pause() {
        if (running) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void close() {
        running = false;
        client.close();
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(settings.longest());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
