package org.toroku.engine.runtime;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;

/**
 * Something the engine is asked to do.
 *
 * @param key the entity it is about, or {@link #NO_KEY}
 */
public record Command(ValueType type, Intent intent, long key, UnifiedRecordValue value) {

    public static final long NO_KEY = -1;

    /** A command that creates something, so there is no key yet. */
    public static Command of(ValueType type, Intent intent, UnifiedRecordValue value) {
        return new Command(type, intent, NO_KEY, value);
    }
}
