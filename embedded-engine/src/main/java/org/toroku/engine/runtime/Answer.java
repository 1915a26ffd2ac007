package org.toroku.engine.runtime;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RejectionType;
import org.agrona.DirectBuffer;

/** What became of a command. */
public sealed interface Answer {

    /**
     * The engine did it.
     *
     * @param key the entity that was created or changed
     * @param value the engine's record of it, in MessagePack
     */
    record Accepted(long key, DirectBuffer value) implements Answer {

        /** Reads the engine's record into the given one, and returns that. */
        public <T extends UnifiedRecordValue> T into(T record) {
            record.wrap(value);
            return record;
        }
    }

    /** The engine refused, and says why. */
    record Rejected(RejectionType type, String reason) implements Answer {}

    /** Too many commands are under way; nothing was written. */
    record Overloaded() implements Answer {}

    /** The engine has not answered in time; it may still do it. */
    record Late() implements Answer {}

    /** This life of the engine ended before it answered. */
    record Stopped() implements Answer {}
}
