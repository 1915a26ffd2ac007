package org.toroku.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.toroku.ui.fake.FacesApplication;

/** What somebody without a browser tries at the push channel of a page of theirs. */
@SpringBootTest(
        classes = FacesApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "vaadin.productionMode=true")
@Timeout(120)
class PushDoorTest {
    private static SecurityContextHolderStrategy others;

    @LocalServerPort
    private int port;

    /** A server that starts puts its own in the place of all; pages of other classes in this process have theirs. */
    @BeforeAll
    static void remember() {
        others = SecurityContextHolder.getContextHolderStrategy();
    }

    @AfterAll
    static void giveBack() {
        SecurityContextHolder.setContextHolderStrategy(others);
    }

    private HttpClient http;
    private String push;

    @BeforeEach
    void openAPage() throws Exception {
        http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        get("/");
        String page = get("/?v-r=init&location=&query=");
        push = "/VAADIN/push?v-r=push&v-uiId=" + found("\"v-uiId\":(\\d+)", page) + "&v-pushId="
                + found("\"Vaadin-Push-ID\":\"([^\"]+)\"", page)
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5-javascript"
                + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true&X-atmo-protocol=true";
    }

    @AfterEach
    void close() {
        // whoever is hung up on does not close by himself
        http.shutdownNow();
    }

    private String get(String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Accept", "text/html,*/*")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private CompletableFuture<WebSocket> opened(WebSocket.Listener listener) {
        return http.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + port + push), listener);
    }

    /** The status that the server hangs up with, after what it said before. */
    private static final class Heard implements WebSocket.Listener {
        private final StringBuilder said = new StringBuilder();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            said.append(data);
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }

    @Test
    void aRequestOverTheSocketIsNotAnsweredButHungUpOn() throws Exception {
        Heard heard = new Heard();
        WebSocket socket = opened(heard).join();
        String message = "{\"csrfToken\":\"x\",\"rpc\":[],\"syncId\":0,\"clientId\":0}";

        socket.sendText(message.length() + "|" + message, true).join();

        assertThat(heard.closed.get(60, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
        assertThat(heard.said.toString()).doesNotContain("syncId");
    }

    @Test
    void aMessageWithoutAnEndIsNotCollected() throws Exception {
        Heard heard = new Heard();
        WebSocket socket = opened(heard).join();

        socket.sendText("2000000000|" + "x".repeat(7_000), true).join();

        assertThat(heard.closed.get(60, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
    }

    @Test
    void aPageOfSomebodyElseDoesNotOpenIt() {
        CompletableFuture<WebSocket> foreign = http.newWebSocketBuilder()
                .header("Origin", "https://evil.example")
                .buildAsync(URI.create("ws://127.0.0.1:" + port + push), new Heard());

        assertThatThrownBy(foreign::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    /** To the container it is the same address; to a comparison of letters it is not. */
    @Test
    void aPageOfSomebodyElseDoesNotOpenItByAnotherSpelling() {
        CompletableFuture<WebSocket> foreign = http.newWebSocketBuilder()
                .header("Origin", "https://evil.example")
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + port + push.replace("/VAADIN/push", "/VAADIN/%70ush")),
                        new Heard());

        assertThatThrownBy(foreign::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    /** Vaadin asks for the parameter only, so that each of its addresses is the channel's. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/VAADIN/push", "/VAADIN/%70ush", "/", "/apply", "/vaadinServlet/VAADIN/push", "/vaadinServlet/"
            })
    void nothingIsPostedToIt(String address) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + push.replace("/VAADIN/push", address)))
                        .POST(HttpRequest.BodyPublishers.ofString("2000000000|x", StandardCharsets.UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // where another filter refuses it first, the page of a refusal may say that there is nothing
        assertThat(answer.statusCode()).isIn(403, 404);
    }
}
