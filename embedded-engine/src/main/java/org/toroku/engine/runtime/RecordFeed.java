package org.toroku.engine.runtime;

import io.camunda.zeebe.logstreams.log.LogRecordAwaiter;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.engine.view.EngineViews;

/** Reads the log behind the processor, keeps the views and then lets go of what both have read. */
final class RecordFeed implements LogRecordAwaiter, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(RecordFeed.class);
    private static final int RECORDS_BETWEEN_TRIMS = 2_000;

    /** A reader of the views waits at most so long for the newest records; then it sees slightly older ones. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final LogStream log;
    private final MemoryLog storage;
    private final StreamProcessor processor;
    private final EngineViews views;
    private final List<RecordListener> listeners = new CopyOnWriteArrayList<>();
    private final LogStreamReader reader;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Condition applied = lock.newCondition();
    private boolean hasMore = true;
    private boolean stopped;
    private long position;
    private int sinceTrim;

    RecordFeed(LogStream log, MemoryLog storage, StreamProcessor processor, EngineViews views) {
        this.log = log;
        this.storage = storage;
        this.processor = processor;
        this.views = views;
        this.reader = log.newLogStreamReader();
        this.thread = Thread.ofPlatform().daemon().name("engine-records").unstarted(this);
    }

    void start() {
        log.registerRecordAvailableListener(this);
        thread.start();
    }

    EngineViews currentViews() {
        return views;
    }

    /** Told each event from now on, by the one thread that reads the log. */
    void tell(RecordListener listener) {
        listeners.add(listener);
    }

    /** Position of the newest record that the views and all listeners know. */
    long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** The views, after waiting until they know every record written before this call. */
    EngineViews views() {
        long target = storage.lastPosition();
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
            while (position < target && !stopped && nanos > 0) {
                nanos = applied.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return views;
    }

    void stop() {
        log.removeRecordAvailableListener(this);
        lock.lock();
        try {
            stopped = true;
            more.signalAll();
            applied.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reader.close();
    }

    @Override
    public void onRecordAvailable() {
        lock.lock();
        try {
            hasMore = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        RecordMetadata metadata = new RecordMetadata();
        while (awaitMore()) {
            long read = 0;
            while (reader.hasNext()) {
                LoggedEvent event = reader.next();
                read = event.getPosition();
                apply(event, metadata);
                sinceTrim++;
            }
            if (read > 0) {
                readUpTo(read);
            }
        }
    }

    private boolean awaitMore() {
        lock.lock();
        try {
            while (!hasMore && !stopped) {
                more.await();
            }
            hasMore = false;
            return !stopped;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void apply(LoggedEvent event, RecordMetadata metadata) {
        metadata.reset();
        event.readMetadata(metadata);
        if (metadata.getRecordType() == RecordType.EVENT) {
            try {
                views.apply(metadata.getValueType(), metadata.getIntent(), event);
                listeners.forEach(listener -> listener.on(metadata.getValueType(), metadata.getIntent(), event));
            } catch (RuntimeException e) {
                // One record that the views cannot read must not stop the views of all others.
                LOG.warn("The views skip record {} ({})", event.getPosition(), metadata.getIntent(), e);
            }
        }
    }

    private void readUpTo(long read) {
        lock.lock();
        try {
            position = read;
            applied.signalAll();
        } finally {
            lock.unlock();
        }
        if (sinceTrim >= RECORDS_BETWEEN_TRIMS) {
            sinceTrim = 0;
            processor
                    .getLastProcessedPositionAsync()
                    .onComplete(
                            (processed, failure) -> {
                                if (failure == null) {
                                    storage.trimBefore(Math.min(read, processed));
                                }
                            },
                            Runnable::run);
        }
    }
}
