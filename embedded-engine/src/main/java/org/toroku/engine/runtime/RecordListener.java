package org.toroku.engine.runtime;

import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;

/** Told what happens in the engine, in its order. */
public interface RecordListener {
    /** @param event readable during this call only */
    void on(ValueType type, Intent intent, LoggedEvent event);
}
