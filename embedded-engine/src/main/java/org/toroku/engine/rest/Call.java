package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import java.time.Duration;
import org.toroku.engine.runtime.Answer;
import org.toroku.engine.runtime.Command;
import org.toroku.engine.runtime.EngineLife;
import org.toroku.engine.runtime.HangUp;

/**
 * One request to an endpoint, and the engine that is to answer it.
 *
 * @param pathKey the key in the path, or -1 if the path has none
 * @param client tells whether it has hung up
 */
record Call(EngineLife engine, Request request, long pathKey, HangUp client) {

    /** How long a command may take; listeners of user tasks run within it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The body as a JSON object; an empty one if there is no body. */
    Fields body() {
        if (request.body().length == 0) {
            return new Fields(Json.object());
        }
        if (!request.isOfType("application/json")) {
            throw Problem.unsupportedMediaType("Expected application/json");
        }
        JsonNode node = Json.read(request.body());
        if (!node.isObject()) {
            throw Problem.invalid("Expected the request body to be a JSON object");
        }
        return new Fields(node);
    }

    /** Asks the engine about the entity in the path. */
    Answer.Accepted askAboutPath(ValueType type, Intent intent, UnifiedRecordValue value) throws InterruptedException {
        return ask(new Command(type, intent, pathKey, value), PATIENCE);
    }

    /** Asks the engine to create something. */
    Answer.Accepted ask(ValueType type, Intent intent, UnifiedRecordValue value) throws InterruptedException {
        return ask(Command.of(type, intent, value), PATIENCE);
    }

    /** Asks the engine and returns what it did, or throws the problem that answers the request. */
    Answer.Accepted ask(Command command, Duration patience) throws InterruptedException {
        return switch (engine.commands().ask(command, patience)) {
            case Answer.Accepted accepted -> accepted;
            case Answer.Rejected(var type, var reason) ->
                throw Problem.of(command.intent().name(), type, reason);
            case Answer.Overloaded() -> throw Problem.overloaded();
            case Answer.Late() -> throw Problem.late();
            case Answer.Stopped() -> throw Problem.unavailable();
        };
    }
}
