package org.toroku.ca.signing;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.toroku.ca.mirror.PublicStore;
import org.toroku.pki.Der;

/** Counts what is put into a store. */
final class CountedPuts implements PublicStore {
    private final PublicStore store;
    private final AtomicLong puts = new AtomicLong();

    CountedPuts(PublicStore store) {
        this.store = store;
    }

    long count() {
        return puts.get();
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return store.read(name);
    }

    @Override
    public Optional<Der> sha256(String name) throws IOException {
        return store.sha256(name);
    }

    @Override
    public void put(PublicFile file) throws IOException {
        store.put(file);
        puts.incrementAndGet();
    }
}
