package org.toroku.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One visit of a page by a real Chromium without anything kept, watched over its own debugging protocol. */
final class PageVisit {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Nothing more comes once it was quiet for so long after the heading stood there. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private PageVisit() {}

    /** @param bytes as they came over the wire, headers of the answer included */
    record Part(String path, long bytes) {}

    record Visited(List<Part> parts) {
        long bytes() {
            return parts.stream().mapToLong(Part::bytes).sum();
        }
    }

    static Visited of(String url, Path profile) {
        Path browser = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium found"));
        try {
            Process chromium = new ProcessBuilder(
                            browser.toString(),
                            "--headless=new",
                            "--no-sandbox",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--window-size=1280,900",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectErrorStream(true)
                    .start();
            try (HttpClient http = HttpClient.newHttpClient()) {
                return visit(http, address(chromium), url);
            } finally {
                chromium.destroy();
                chromium.waitFor(20, TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Chromium does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static URI address(Process chromium) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(chromium.getInputStream(), StandardCharsets.UTF_8));
        String line;
        while ((line = said.readLine()) != null) {
            int at = line.indexOf("ws://");
            if (at >= 0) {
                Thread.ofVirtual().start(() -> said.lines().forEach(rest -> {}));
                return URI.create(line.substring(at).strip());
            }
        }
        throw new IllegalStateException("Chromium names no debugging address");
    }

    private static Visited visit(HttpClient http, URI address, String url) throws InterruptedException {
        Messages messages = new Messages();
        WebSocket socket =
                http.newWebSocketBuilder().buildAsync(address, messages).join();
        Session session = new Session(socket, messages);
        String target = session.call("Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString();
        session.id = Optional.of(session.call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString());
        session.call("Network.enable", Map.of());
        session.call("Page.navigate", Map.of("url", url));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!session.shows("!!document.querySelector('h1')")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the page shows no heading");
            }
            session.listen(Duration.ofMillis(200));
        }
        while (session.listen(QUIET)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the page never comes to rest");
            }
        }
        socket.abort();
        return new Visited(session.parts());
    }

    /** Whole messages, in the order in which they came. */
    private static final class Messages implements WebSocket.Listener {
        private final LinkedBlockingQueue<JsonNode> arrived = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                arrived.add(JSON.readTree(partial.toString()));
                partial.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, data, last);
        }
    }

    private static final class Session {
        private final WebSocket socket;
        private final Messages messages;
        private final Map<String, String> paths = new ConcurrentHashMap<>();
        private final Map<String, Long> bytes = new ConcurrentHashMap<>();
        private Optional<String> id = Optional.empty();
        private int calls;

        Session(WebSocket socket, Messages messages) {
            this.socket = socket;
            this.messages = messages;
        }

        JsonNode call(String method, Map<String, Object> parameters) throws InterruptedException {
            int number = ++calls;
            Map<String, Object> message = new HashMap<>(Map.of("id", number, "method", method, "params", parameters));
            id.ifPresent(session -> message.put("sessionId", session));
            socket.sendText(JSON.writeValueAsString(message), true).join();
            while (true) {
                JsonNode answer = messages.arrived.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (answer == null) {
                    throw new IllegalStateException("Chromium does not answer " + method);
                }
                if (answer.path("id").asInt(0) == number) {
                    return answer.path("result");
                }
                note(answer);
            }
        }

        boolean shows(String condition) throws InterruptedException {
            return call("Runtime.evaluate", Map.of("expression", condition))
                    .path("result")
                    .path("value")
                    .asBoolean(false);
        }

        /** @return whether anything came in that time */
        boolean listen(Duration time) throws InterruptedException {
            JsonNode message = messages.arrived.poll(time.toMillis(), TimeUnit.MILLISECONDS);
            if (message != null) {
                note(message);
            }
            return message != null;
        }

        private void note(JsonNode message) {
            JsonNode said = message.path("params");
            String request = said.path("requestId").asString("");
            switch (message.path("method").asString("")) {
                case "Network.requestWillBeSent" -> {
                    String url = said.path("request").path("url").asString("");
                    // what a page brings along itself (data:) comes over no wire
                    if (url.startsWith("http")) {
                        paths.put(request, url.replaceFirst("[?#].*", ""));
                    }
                }
                case "Network.loadingFinished" -> {
                    if (paths.containsKey(request)) {
                        bytes.merge(request, said.path("encodedDataLength").asLong(0), Long::sum);
                    }
                }
                default -> {}
            }
        }

        List<Part> parts() {
            List<Part> parts = new ArrayList<>();
            bytes.forEach((request, size) -> parts.add(new Part(paths.getOrDefault(request, "?"), size)));
            parts.sort((one, other) -> Long.compare(other.bytes(), one.bytes()));
            return List.copyOf(parts);
        }
    }
}
