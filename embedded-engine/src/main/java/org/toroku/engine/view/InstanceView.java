package org.toroku.engine.view;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One process instance, as the record stream shows it.
 *
 * @param key the instance
 * @param definition what it runs
 * @param parentInstanceKey the calling instance, or -1
 * @param parentElementInstanceKey the call activity, or -1
 * @param ended null while it is active
 */
public record InstanceView(
        long key,
        Definition definition,
        State state,
        Instant started,
        @Nullable Instant ended,
        long parentInstanceKey,
        long parentElementInstanceKey,
        Set<String> tags) {

    /** The states of an instance, named as in the API. */
    public enum State {
        ACTIVE,
        COMPLETED,
        TERMINATED
    }

    /** A version of a process. */
    public record Definition(long key, String processId, int version) {}

    public InstanceView {
        tags = Set.copyOf(tags);
    }

    InstanceView ended(State how, Instant when) {
        return new InstanceView(key, definition, how, started, when, parentInstanceKey, parentElementInstanceKey, tags);
    }

    InstanceView migrated(Definition to) {
        return new InstanceView(key, to, state, started, ended, parentInstanceKey, parentElementInstanceKey, tags);
    }
}
