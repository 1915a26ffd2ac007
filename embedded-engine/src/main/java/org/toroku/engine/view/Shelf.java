package org.toroku.engine.view;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Views by key; all open ones and, so that a long day does not fill the heap, only the latest of those that ended. */
final class Shelf<V> {

    private final ConcurrentNavigableMap<Long, V> byKey = new ConcurrentSkipListMap<>();
    private final Deque<Long> ended = new ArrayDeque<>();
    private final int mostEnded;

    Shelf(int mostEnded) {
        this.mostEnded = mostEnded;
    }

    void put(long key, V view) {
        byKey.put(key, view);
    }

    /** Puts a view that will not change any more. */
    void putEnded(long key, V view) {
        byKey.put(key, view);
        ended.add(key);
        while (ended.size() > mostEnded) {
            byKey.remove(ended.remove());
        }
    }

    Optional<V> find(long key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** All views, oldest first. */
    Collection<V> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }
}
