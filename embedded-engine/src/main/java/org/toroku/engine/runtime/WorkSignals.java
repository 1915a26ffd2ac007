package org.toroku.engine.runtime;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Wakes those who wait for jobs when the engine says that there are some. Each signal goes to exactly one waiter; one
 * who hung up or gave up never takes a signal with him.
 */
public final class WorkSignals implements JobStreamer {

    /** Why a waiter stopped waiting. */
    public enum Wake {
        /** There may be jobs of the type. */
        WORK,
        /** The time is over. */
        TIME_UP,
        /** Whoever asked has hung up. */
        GONE,
        /** This life of the engine ends. */
        STOPPED
    }

    private static final class Waiter {
        private final AtomicReference<@Nullable Wake> why = new AtomicReference<>();
        private final CountDownLatch woken = new CountDownLatch(1);

        /** True if this is what wakes him; false if something else already has. */
        boolean wake(Wake reason) {
            boolean first = why.compareAndSet(null, reason);
            woken.countDown();
            return first;
        }

        Wake await(Duration patience) throws InterruptedException {
            if (!woken.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                wake(Wake.TIME_UP);
            }
            Wake reason = why.get();
            return reason == null ? Wake.TIME_UP : reason;
        }
    }

    private static final class Queue {
        private final Deque<Waiter> waiting = new ArrayDeque<>();
        private boolean missed;
    }

    private final Map<String, Queue> queues = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    @Override
    public void notifyWorkAvailable(String jobType) {
        Queue queue = queue(jobType);
        synchronized (queue) {
            if (!wakeOne(queue)) {
                queue.missed = true;
            }
        }
    }

    /** For one who got jobs: wakes the next waiter, because there may be more than one batch could carry. */
    public void passOn(String jobType) {
        Queue queue = queue(jobType);
        synchronized (queue) {
            wakeOne(queue);
        }
    }

    /** Waits for a signal of the job type, at most for {@code patience} and as long as the client has not hung up. */
    public Wake await(String jobType, Duration patience, HangUp client) throws InterruptedException {
        Waiter waiter = new Waiter();
        Queue queue = queue(jobType);
        synchronized (queue) {
            if (stopped) {
                return Wake.STOPPED;
            }
            if (queue.missed) {
                queue.missed = false;
                return Wake.WORK;
            }
            queue.waiting.add(waiter);
        }
        client.then(() -> waiter.wake(Wake.GONE));
        try {
            return waiter.await(patience);
        } finally {
            client.then(null);
            synchronized (queue) {
                queue.waiting.remove(waiter);
            }
        }
    }

    /** How many wait for jobs of the type. */
    int waiting(String jobType) {
        Queue queue = queue(jobType);
        synchronized (queue) {
            return queue.waiting.size();
        }
    }

    void stop() {
        stopped = true;
        for (Queue queue : queues.values()) {
            synchronized (queue) {
                queue.waiting.forEach(waiter -> waiter.wake(Wake.STOPPED));
                queue.waiting.clear();
            }
        }
    }

    /** Streams are the gRPC gateway's way of handing out jobs; there is none here. */
    @Override
    public Optional<JobStream> streamFor(DirectBuffer jobType, Predicate<JobActivationProperties> filter) {
        return Optional.empty();
    }

    private Queue queue(String jobType) {
        return queues.computeIfAbsent(jobType, type -> new Queue());
    }

    private static boolean wakeOne(Queue queue) {
        Waiter next = queue.waiting.poll();
        while (next != null) {
            if (next.wake(Wake.WORK)) {
                return true;
            }
            next = queue.waiting.poll();
        }
        return false;
    }
}
