package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.record.RejectionType;

/** A refusal as RFC 9457 problem details; thrown by endpoints, answered by {@link Endpoints}, never logged. */
@SuppressWarnings("serial")
final class Problem extends RuntimeException {

    private final int status;
    private final String title;
    private final String detail;

    private Problem(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    static Problem invalid(String detail) {
        return new Problem(400, "INVALID_ARGUMENT", detail);
    }

    static Problem notFound(String detail) {
        return new Problem(404, "NOT_FOUND", detail);
    }

    static Problem forbidden(String detail) {
        return new Problem(403, "FORBIDDEN", detail);
    }

    static Problem unsupportedMediaType(String detail) {
        return new Problem(415, "Unsupported Media Type", detail);
    }

    static Problem overloaded() {
        return new Problem(
                503, "RESOURCE_EXHAUSTED", "Too many commands are waiting for the engine; retry with a growing delay.");
    }

    static Problem unavailable() {
        return new Problem(503, "UNAVAILABLE", "The engine is starting or stopping; retry later.");
    }

    static Problem late() {
        return new Problem(504, "DEADLINE_EXCEEDED", "The engine did not answer in time; it may still do it.");
    }

    static Problem internal() {
        return new Problem(500, "INTERNAL_ERROR", "Unexpected failure; the engine's log has the cause.");
    }

    /** The engine's refusal of a command, in the words and with the status of the orchestration cluster. */
    static Problem of(String command, RejectionType type, String reason) {
        int status = switch (type) {
            case INVALID_ARGUMENT -> 400;
            case UNAUTHORIZED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS, INVALID_STATE -> 409;
            case PROCESSING_ERROR, EXCEEDED_BATCH_RECORD_SIZE, SBE_UNKNOWN, NULL_VAL -> 500;
        };
        return new Problem(
                status,
                type.name(),
                "Command '%s' rejected with code '%s': %s".formatted(command, type.name(), reason));
    }

    Reply reply(String path) {
        ObjectNode body = Json.object()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", path);
        return new Reply(status, body, "application/problem+json");
    }
}
