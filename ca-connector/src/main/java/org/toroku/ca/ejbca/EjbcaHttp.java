package org.toroku.ca.ejbca;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.toroku.ca.elsewhere.BoundedHttp;
import org.toroku.ca.elsewhere.BoundedHttp.Carried;
import org.toroku.ca.elsewhere.Reply;
import tools.jackson.databind.JsonNode;

/** Requests of EJBCA's REST API, to the one server that is pinned. */
final class EjbcaHttp implements AutoCloseable {
    sealed interface Answer {
        /** @param body without members where there was none, or none that is JSON */
        record Said(int status, JsonNode body) implements Answer {
            /** Carried out, and not merely put before somebody who has to approve it. */
            boolean done() {
                return status >= 200 && status < 300 && !waits();
            }

            /** Put before an approver of EJBCA's own. */
            boolean waits() {
                return status == 202;
            }
        }

        /** As {@link Reply.Nothing}. */
        record Unsaid(String why, boolean read) implements Answer {}
    }

    private final String base;
    private final BoundedHttp http;

    EjbcaHttp(URI address, BoundedHttp http) {
        this.base = address.toString().replaceAll("/+$", "");
        this.http = http;
    }

    Answer post(JsonNode body, String... path) {
        return send("POST", BodyPublishers.ofByteArray(Json.bytes(body).toByteArray()), path(path));
    }

    Answer put(JsonNode body, String... path) {
        return send("PUT", BodyPublishers.ofByteArray(Json.bytes(body).toByteArray()), path(path));
    }

    /** @param query already encoded */
    Answer putQuery(String query, String... path) {
        return send("PUT", BodyPublishers.noBody(), path(path) + "?" + query);
    }

    Answer get(String... path) {
        return send("GET", BodyPublishers.noBody(), path(path));
    }

    private static String path(String... parts) {
        return Arrays.stream(parts)
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", "/", ""));
    }

    private Answer send(String method, BodyPublisher body, String path) {
        Carried carried = http.send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                // wanted where EJBCA is set to take no requests that a page of somebody else could have a browser send
                .header("X-Keyfactor-Requested-With", "XMLHttpRequest")
                .method(method, body)
                .build());
        return switch (carried) {
            case Carried.NotSent(var why) -> new Answer.Unsaid(why, false);
            case Carried.Silence(var why) -> new Answer.Unsaid(why, true);
            case Carried.Answer(var status, var bytes) ->
                new Answer.Said(status, Json.read(bytes).orElseGet(Json::object));
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
