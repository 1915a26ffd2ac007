package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageCorrelationRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.signal.SignalRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.MessageCorrelationIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.SignalIntent;
import org.toroku.engine.runtime.Answer;

/** Messages and signals from outside. */
final class MessageEndpoints {

    void addTo(Routes routes) {
        routes.add("POST", "/v2/messages/publication", this::publish)
                .add("POST", "/v2/messages/correlation", this::correlate)
                .add("POST", "/v2/signals/broadcast", this::broadcast);
    }

    private Reply publish(Call call) throws InterruptedException {
        Fields body = call.body();
        MessageRecord message = new MessageRecord()
                .setName(body.text("name"))
                .setCorrelationKey(body.optionalText("correlationKey").orElse(""))
                .setTimeToLive(body.number("timeToLive", 0))
                .setVariables(body.variables())
                .setTenantId(Json.TENANT);
        body.optionalText("messageId").ifPresent(message::setMessageId);
        Answer.Accepted published = call.ask(ValueType.MESSAGE, MessageIntent.PUBLISH, message);
        return Reply.ok(keyed("messageKey", published.key()));
    }

    private Reply correlate(Call call) throws InterruptedException {
        Fields body = call.body();
        MessageCorrelationRecord message = new MessageCorrelationRecord()
                .setName(body.text("name"))
                .setCorrelationKey(body.optionalText("correlationKey").orElse(""))
                .setVariables(body.variables())
                .setTenantId(Json.TENANT);
        Answer.Accepted answer = call.ask(ValueType.MESSAGE_CORRELATION, MessageCorrelationIntent.CORRELATE, message);
        MessageCorrelationRecord correlated = answer.into(new MessageCorrelationRecord());
        return Reply.ok(keyed("messageKey", answer.key())
                .put("processInstanceKey", Long.toString(correlated.getProcessInstanceKey())));
    }

    private Reply broadcast(Call call) throws InterruptedException {
        Fields body = call.body();
        SignalRecord signal = new SignalRecord()
                .setSignalName(body.text("signalName"))
                .setVariables(body.variables())
                .setTenantId(Json.TENANT);
        return Reply.ok(keyed(
                "signalKey",
                call.ask(ValueType.SIGNAL, SignalIntent.BROADCAST, signal).key()));
    }

    private static ObjectNode keyed(String field, long key) {
        return Json.object().put(field, Long.toString(key)).put("tenantId", Json.TENANT);
    }
}
