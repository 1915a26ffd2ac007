package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever a client sends, it is told what is wrong with it, in its language, and nothing of ours breaks. */
@ExtendWith(RunningToroku.class)
class BadBodiesSpec {
    private final Standalone toroku;
    private final ApplicantClient client;

    BadBodiesSpec(Standalone toroku) {
        this.toroku = toroku;
        this.client = new ApplicantClient(toroku);
    }

    private HttpResponse<String> send(String path, String token, String body, String language) {
        return client.send(
                client.request(path, token)
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", language)
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                HttpResponse.BodyHandlers.ofString());
    }

    private void assertUnreadable(String path, String token, String body) {
        assertThat(send(path, token, body, "en").statusCode()).as(body).isEqualTo(400);
        JsonNode english = ApplicantClient.json(send(path, token, body, "en"));
        assertThat(english.get("code").asString()).isEqualTo("body-unreadable");
        assertThat(english.get("detail").asString()).startsWith("The body cannot be read.");
        JsonNode japanese = ApplicantClient.json(send(path, token, body, "ja"));
        assertThat(japanese.get("detail").asString()).contains("本文");
    }

    /** Codes of the faulty fields that the API finds. */
    private Map<String, String> faults(Map<String, Object> form) {
        HttpResponse<String> response = client.apply(form, "device");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        Map<String, String> codes = new LinkedHashMap<>();
        ApplicantClient.json(response).get("fields").forEach(fault -> {
            assertThat(fault.get("message").asString()).isNotBlank();
            codes.put(fault.get("field").asString(), fault.get("code").asString());
        });
        return codes;
    }

    private void assertProblem(String method, String path, int status, String code) {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(toroku.url() + path))
                        .header("Accept-Language", "en")
                        .method(method, HttpRequest.BodyPublishers.noBody()),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .as(path)
                .startsWith("application/problem+json");
        assertThat(ApplicantClient.json(response).get("code").asString()).isEqualTo(code);
    }

    @Test
    void aWrongAddressOrMethodIsToldAsAProblemAndNotByThePortal() {
        for (String path : List.of(
                "/api", "/api/", "/api/v1/aplications", "/api/v2/applications", "/repository/", "/repository/ca.pem")) {
            assertProblem("GET", path, 404, "no-such-address");
        }
        assertProblem("DELETE", "/api/v1/applications", 405, "method-not-allowed");
        assertProblem("POST", "/repository/ca.cer", 405, "method-not-allowed");
    }

    private Map<String, Object> form() {
        return client.form(People.newcomer(toroku));
    }

    @Test
    void everyMissingFieldIsSaidToBeRequired() {
        List<String> optional = List.of("sex");
        for (String field : List.copyOf(form().keySet())) {
            Map<String, Object> without = form();
            without.remove(field);
            if (optional.contains(field)) {
                assertThat(client.apply(without, "device").statusCode()).isEqualTo(201);
            } else {
                assertThat(faults(without)).as(field).isEqualTo(Map.of(field, "required"));
            }
            Map<String, Object> nothing = form();
            nothing.put(field, null);
            if (!optional.contains(field)) {
                assertThat(faults(nothing)).as(field).isEqualTo(Map.of(field, "required"));
            }
        }
        List<String> required = new ArrayList<>(form().keySet());
        required.removeAll(optional);
        assertThat(faults(Map.of())).containsOnlyKeys(required).values().containsOnly("required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "5",
                "[]",
                "\"text\"",
                "{",
                "{} {}",
                "{\"form\": 1}",
                "{\"form\": []}",
                "{\"form\": {}, \"consent\": {}, \"unknown\": 1}",
                "{\"form\": {\"familyNam\": \"x\"}}",
                "{\"form\": {\"familyName\": 5}}",
                "{\"form\": {\"familyName\": true}}",
                "{\"form\": {\"familyName\": {}}}",
                "{\"form\": {\"familyName\": \"a\", \"familyName\": \"b\"}}",
                "{\"form\": {\"birthDate\": 19800217}}",
                "{\"form\": {\"birthDate\": 1e999999999}}",
                "{\"form\": {\"birthDate\": \"1980-02-30\"}}",
                "{\"form\": {\"birthDate\": \"17.2.1980\"}}",
                "{\"form\": {\"sex\": 0}}",
                "{\"form\": {\"sex\": \"OTHER\"}}",
                "{\"form\": {\"operator\": false}}",
                "{\"consent\": {\"shownAt\": \"yesterday\"}}",
                "{\"consent\": {\"shownAt\": 99999999999999999999999999}}",
                "{\"consent\": {\"acknowledgedItems\": \"all\"}}",
                "{\"consent\": {\"acknowledgedItems\": [1]}}"
            })
    void aBodyThatIsNotWhatTheDescriptionSaysIsRefusedInWords(String body) {
        assertUnreadable("/applications", "", body);
    }

    @Test
    void bodiesAboutAnApplicationAreReadAsStrictly() {
        var mine = client.applied(form());
        String path = "/applications/" + mine.id();
        for (String body : List.of("", "null", "[]", "{\"cms\": 5}", "{\"cmss\": \"\"}", "{\"cms\": [null]}")) {
            assertUnreadable(path + "/signature", mine.token(), body);
        }
        for (String body : List.of("", "null", "{\"passphrase\": 123456789012}", "{\"pass\": \"x\"}")) {
            assertUnreadable(path + "/pick-up", mine.token(), body);
        }
        for (String body : List.of("{}", "{\"cms\": null}", "{\"cms\": \"\"}", "{\"cms\": \"????\"}")) {
            assertThat(send(path + "/signature", mine.token(), body, "en").statusCode())
                    .as(body)
                    .isEqualTo(422);
        }
    }

    @Test
    void impossibleTimesOfDisplayAreNamed() {
        for (String shownAt : List.of(
                "-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z", "0001-01-01T00:00:00Z")) {
            HttpResponse<String> response = send(
                    "/applications",
                    "",
                    "{\"form\": {}, \"consent\": {\"shownAt\": \"" + shownAt + "\", \"acknowledgedItems\": [null]}}",
                    "en");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
            assertThat(response.body()).containsAnyOf("shown-in-future", "shown-long-ago");
        }
    }
}
