package org.toroku.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.toroku.ui.fake.FacesApplication;

/** Where an address leads whoever is not signed in. */
@SpringBootTest(
        classes = FacesApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // what is started from classes and not from the jar does not know by itself that its pages are built
        properties = "vaadin.productionMode=true")
class AddressesTest {
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

    private HttpResponse<String> get(String path) throws Exception {
        return get(path, HttpClient.Redirect.NEVER);
    }

    private HttpResponse<String> get(String path, HttpClient.Redirect further) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().followRedirects(further).build()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nonsense", "/apply/nonsense", "/staffroom", "/actuator/env", "/a/b/c"})
    void anUnknownAddressIsAPageOfThePortal(String path) throws Exception {
        HttpResponse<String> answer = get(path, HttpClient.Redirect.NORMAL);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<div id=\"outlet\">");
    }

    /** The files of a page are named relative to it: drawn further down, the page would stay blank. */
    @ParameterizedTest
    @ValueSource(strings = {"/apply/nonsense", "/actuator/env", "/a/b/c"})
    void belowTheTopItIsAnsweredByTheAddressThatCanBeDrawn(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nonsense", "/staffroom"})
    void atTheTopItIsDrawnWhereItWasAsked(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/staff",
                "/organisation",
                "/staff/organisations",
                "/staff/post",
                "/staff/nonsense",
                "/staff/pages/0/0"
            })
    void theStaffRoomsLeadToTheirSignIn(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/apply", "/apply-paper", "/continue", "/invited", "/login"})
    void thePagesForEverybodyStayOpen(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }
}
