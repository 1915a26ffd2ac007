package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the pages without a browser: logs in, opens a page and sends events that no button offers. */
final class VaadinClient {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    VaadinClient(String url) {
        this.url = url;
    }

    /** @return whether the session is an officer's now */
    boolean logIn(String username, String password) {
        Matcher csrf = CSRF.matcher(get("/login").body());
        assertThat(csrf.find()).isTrue();
        String form =
                "username=" + encoded(username) + "&password=" + encoded(password) + "&_csrf=" + encoded(csrf.group(1));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        String next = answer.headers().firstValue("Location").orElse("");
        return answer.statusCode() == 302
                && !next.contains("error")
                && !next.contains("ended")
                && !next.contains("sso=");
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/html"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.header("Accept-Language", "ja").build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A window of the browser that there is none of. */
    Window open() {
        JsonNode config = JSON.readTree(send(HttpRequest.newBuilder(URI.create(url + "/?v-r=init&location=&query=")))
                        .body())
                .get("appConfig");
        return new Window(
                config.get("v-uiId").asInt(),
                config.get("uidl").get("Vaadin-Security-Key").asString(),
                0,
                0);
    }

    final class Window {
        private final int id;
        private final String key;
        private int sent;
        private int seen;

        private Window(int id, String key, int sent, int seen) {
            this.id = id;
            this.key = key;
            this.sent = sent;
            this.seen = seen;
        }

        /** Goes to a page; the answer is everything that the page would show. */
        Answer go(String route) {
            return event(
                    1,
                    "ui-navigate",
                    Map.of("route", route, "query", "", "appShellTitle", "", "historyState", "", "trigger", ""));
        }

        Answer click(int node) {
            return event(
                    node,
                    "click",
                    Map.of("event.detail", 1, "event.button", 0, "event.clientX", 1, "event.clientY", 1));
        }

        /** What a field sends when something was typed into it. */
        Answer type(int node, String text) {
            return send(List.of(
                    Map.of("type", "mSync", "node", node, "feature", 1, "property", "value", "value", text),
                    Map.of("type", "event", "node", node, "event", "change", "data", Map.of())));
        }

        /** The same with the key of another session, as a page of another site would have to guess it. */
        Answer forged(int node) {
            return new Window(id, "00000000-0000-0000-0000-000000000000", sent, seen).click(node);
        }

        Answer event(int node, String name, Map<String, ?> data) {
            return send(List.of(Map.of("type", "event", "node", node, "event", name, "data", data)));
        }

        private Answer send(List<Map<String, ?>> calls) {
            Map<String, Object> message = Map.of("csrfToken", key, "rpc", calls, "syncId", seen, "clientId", sent);
            HttpResponse<String> response =
                    VaadinClient.this.send(HttpRequest.newBuilder(URI.create(url + "/?v-r=uidl&v-uiId=" + id))
                            .header("Content-Type", "application/json; charset=UTF-8")
                            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(message))));
            String body = response.body();
            JsonNode answer = body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode();
            sent = answer.path("clientId").asInt(sent);
            seen = answer.path("syncId").asInt(seen);
            return new Answer(response.statusCode(), body);
        }
    }

    /** @param body as the browser would get it */
    record Answer(int status, String body) {
        /** The node of the button with this text. */
        int button(String text) {
            JsonNode changes = JSON.readTree(body).get("changes");
            for (JsonNode change : changes) {
                if (change.path("key").asString("").equals("text")
                        && change.path("value").asString("").equals(text)) {
                    return parent(changes, change.get("node").asInt());
                }
            }
            throw new AssertionError("no button says " + text);
        }

        /** The node of the field with this label. */
        int field(String label) {
            for (JsonNode change : JSON.readTree(body).get("changes")) {
                if (change.path("key").asString("").equals("label")
                        && change.path("value").asString("").equals(label)) {
                    return change.get("node").asInt();
                }
            }
            throw new AssertionError("no field is called " + label);
        }

        /** Nodes that are on the page and that a browser would not show. */
        List<Integer> hidden() {
            List<Integer> nodes = new ArrayList<>();
            for (JsonNode change : JSON.readTree(body).get("changes")) {
                if (change.path("key").asString("").equals("visible")
                        && !change.path("value").asBoolean(true)) {
                    nodes.add(change.get("node").asInt());
                }
            }
            return nodes;
        }

        private static int parent(JsonNode changes, int child) {
            for (JsonNode change : changes) {
                for (JsonNode added : change.path("addNodes")) {
                    if (added.asInt() == child) {
                        return change.get("node").asInt();
                    }
                }
            }
            throw new AssertionError("node " + child + " has no parent");
        }
    }
}
