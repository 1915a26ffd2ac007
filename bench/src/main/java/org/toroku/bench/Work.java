package org.toroku.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The same operation by several threads, timed. */
final class Work {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Work() {}

    /**
     * What a number of operations took.
     *
     * @param operations how many
     * @param wallNanos from the first start to the last end
     * @param cpuNanos CPU time of all Java threads of this process; garbage collection and compilation are not in it
     */
    record Cost(int operations, long wallNanos, long cpuNanos) {
        double perSecond() {
            return operations * 1e9 / wallNanos;
        }

        double cpuMicros() {
            return cpuNanos / 1e3 / operations;
        }
    }

    /** Makes one thread's share; {@link IntConsumer} gets numbers from 0 to {@code operations} - 1, each once. */
    @FunctionalInterface
    interface Share extends AutoCloseable {
        void perform(int number) throws Exception;

        @Override
        default void close() {}
    }

    /** Opens what a thread needs, before time starts. */
    @FunctionalInterface
    interface Opening {
        Share open() throws Exception;
    }

    /** @throws IllegalStateException if any operation failed */
    static Cost measure(int threads, int operations, Opening opening) {
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(threads);
        CountDownLatch counted = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<Thread> workers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t;
            workers.add(Thread.ofPlatform().name("bench-" + t).start(() -> {
                try (Share share = opening.open()) {
                    ready.countDown();
                    go.await();
                    for (int i = first; i < operations && failure.get() == null; i += threads) {
                        share.perform(i);
                    }
                    done.countDown();
                    // a thread that has ended takes its CPU time with it
                    counted.await();
                } catch (Exception | LinkageError e) {
                    failure.compareAndSet(null, e);
                    ready.countDown();
                    done.countDown();
                }
            }));
        }
        try {
            ready.await();
            Map<Long, Long> before = cpu();
            long start = System.nanoTime();
            go.countDown();
            done.await();
            long wall = System.nanoTime() - start;
            long spent = cpu().entrySet().stream()
                    .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                    .sum();
            counted.countDown();
            for (Thread worker : workers) {
                worker.join();
            }
            if (failure.get() != null) {
                throw new IllegalStateException("an operation failed", failure.get());
            }
            return new Cost(operations, wall, spent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            go.countDown();
            counted.countDown();
        }
    }

    private static Map<Long, Long> cpu() {
        Map<Long, Long> byThread = new HashMap<>();
        for (long id : THREADS.getAllThreadIds()) {
            byThread.put(id, Math.max(0, THREADS.getThreadCpuTime(id)));
        }
        return byThread;
    }
}
