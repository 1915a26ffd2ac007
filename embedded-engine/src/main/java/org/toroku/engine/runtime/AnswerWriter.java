package org.toroku.engine.runtime;

import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.camunda.zeebe.util.buffer.BufferWriter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Collects one answer of the engine, field by field, and hands it over. Used by the processor's thread alone. */
final class AnswerWriter implements CommandResponseWriter {

    private final Commands commands;
    private long key;
    private RecordType recordType = RecordType.NULL_VAL;
    private RejectionType rejectionType = RejectionType.NULL_VAL;
    private String reason = "";
    private DirectBuffer value = new UnsafeBuffer(0, 0);

    AnswerWriter(Commands commands) {
        this.commands = commands;
    }

    @Override
    public CommandResponseWriter partitionId(int partitionId) {
        return this;
    }

    @Override
    public CommandResponseWriter key(long newKey) {
        key = newKey;
        return this;
    }

    @Override
    public CommandResponseWriter intent(Intent intent) {
        return this;
    }

    @Override
    public CommandResponseWriter recordType(RecordType type) {
        recordType = type;
        return this;
    }

    @Override
    public CommandResponseWriter valueType(ValueType type) {
        return this;
    }

    @Override
    public CommandResponseWriter rejectionType(RejectionType type) {
        rejectionType = type;
        return this;
    }

    @Override
    public CommandResponseWriter rejectionReason(DirectBuffer text) {
        reason = BufferUtil.bufferAsString(text);
        return this;
    }

    @Override
    public CommandResponseWriter valueWriter(BufferWriter writer) {
        UnsafeBuffer copy = new UnsafeBuffer(new byte[writer.getLength()]);
        writer.write(copy, 0);
        value = copy;
        return this;
    }

    @Override
    public void tryWriteResponse(int requestStreamId, long requestId) {
        commands.answered(
                requestId,
                recordType == RecordType.COMMAND_REJECTION
                        ? new Answer.Rejected(rejectionType, reason)
                        : new Answer.Accepted(key, value));
    }
}
