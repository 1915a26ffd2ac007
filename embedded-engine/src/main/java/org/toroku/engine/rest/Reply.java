package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What an endpoint answers. */
record Reply(int status, @Nullable JsonNode body, String contentType) {

    static Reply ok(JsonNode body) {
        return new Reply(200, body, "application/json");
    }

    static Reply done() {
        return new Reply(204, null, "application/json");
    }
}
