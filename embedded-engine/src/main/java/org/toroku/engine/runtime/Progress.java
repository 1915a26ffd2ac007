package org.toroku.engine.runtime;

import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.stream.api.records.TypedRecord;
import io.camunda.zeebe.stream.impl.StreamProcessorListener;

/** How far the processor is: a command counts once what follows from it stands in the log. */
final class Progress implements StreamProcessorListener {
    private volatile long position;

    @Override
    public void onProcessed(TypedRecord<?> command) {
        position = command.getPosition();
    }

    @Override
    public void onSkipped(LoggedEvent record) {
        position = record.getPosition();
    }

    long position() {
        return position;
    }
}
