package org.toroku.engine.runtime;

import io.camunda.zeebe.logstreams.storage.LogStorage;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The engine's log, in memory, as a chain of blocks. A reader holds only the block it stands on, so whatever lies
 * behind every reader and behind the last {@link #trimBefore} is garbage: a long day does not fill the heap.
 */
final class MemoryLog implements LogStorage {

    private static final class Block {
        private final long highest;
        private final byte[] bytes;
        private volatile @Nullable Block next;

        Block(long highest, byte[] bytes) {
            this.highest = highest;
            this.bytes = bytes;
        }
    }

    private final Set<CommitListener> listeners = new CopyOnWriteArraySet<>();
    private final AtomicLong retainedBytes = new AtomicLong();

    /** The block before the oldest that a new reader can still find. */
    private volatile Block origin = new Block(0, new byte[0]);

    private volatile Block last = origin;

    @Override
    public LogStorageReader newReader() {
        return new Reader();
    }

    @Override
    public synchronized void append(long lowest, long highest, BufferWriter writer, AppendListener listener) {
        byte[] bytes = new byte[writer.getLength()];
        writer.write(new UnsafeBuffer(bytes), 0);
        Block block = new Block(highest, bytes);
        retainedBytes.addAndGet(bytes.length);
        listener.onWrite(highest, highest);
        last.next = block;
        last = block;
        listener.onCommit(highest, highest);
        listeners.forEach(CommitListener::onCommit);
    }

    /** The position of the newest record, or 0 if there is none. */
    long lastPosition() {
        return last.highest;
    }

    /** Bytes in blocks that a new reader could still find. */
    long retainedBytes() {
        return retainedBytes.get();
    }

    /** Lets go of all blocks whose records are all older than the position; nobody may seek to those again. */
    synchronized void trimBefore(long position) {
        Block from = origin;
        long freed = 0;
        Block next = from.next;
        while (next != null && next != last && next.highest < position) {
            freed += next.bytes.length;
            from = next;
            next = from.next;
        }
        if (freed > 0) {
            // The new origin is only a place to stand on: its own bytes are let go with the rest.
            Block place = new Block(from.highest, new byte[0]);
            place.next = next;
            origin = place;
            retainedBytes.addAndGet(-freed);
        }
    }

    @Override
    public void addCommitListener(CommitListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeCommitListener(CommitListener listener) {
        listeners.remove(listener);
    }

    private final class Reader implements LogStorageReader {

        private Block place = origin;

        @Override
        public void seek(long position) {
            Block at = origin;
            Block next = at.next;
            while (next != null && next.highest < position) {
                at = next;
                next = at.next;
            }
            place = at;
        }

        @Override
        public boolean hasNext() {
            return place.next != null;
        }

        @Override
        public DirectBuffer next() {
            Block next = place.next;
            if (next == null) {
                throw new NoSuchElementException("the log ends at " + place.highest);
            }
            place = next;
            return new UnsafeBuffer(next.bytes);
        }

        @Override
        public void close() {
            // Holds nothing but memory.
        }
    }
}
