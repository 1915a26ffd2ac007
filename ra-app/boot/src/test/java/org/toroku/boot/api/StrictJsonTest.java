package org.toroku.boot.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.boot.api.ApplicationBodies.Application;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {
    private final JsonMapper json = mapper();

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        new StrictJson().customize(builder);
        return builder.build();
    }

    private Application read(String body) {
        return Objects.requireNonNull(json.readValue(body, Application.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"unknown\": 1}",
                "{\"form\": {\"familyNam\": \"x\"}}",
                "{\"form\": {\"familyName\": 5}}",
                "{\"form\": {\"familyName\": 1e999999999}}",
                "{\"form\": {\"familyName\": true}}",
                "{\"form\": {\"familyName\": []}}",
                "{\"form\": {\"familyName\": \"a\", \"familyName\": \"b\"}}",
                "{\"form\": {\"birthDate\": 19800217}}",
                "{\"form\": {\"birthDate\": 1e999999999}}",
                "{\"form\": {\"birthDate\": \"1980-02-30\"}}",
                "{\"form\": {\"sex\": 0}}",
                "{\"form\": {\"sex\": \"OTHER\"}}",
                "{\"form\": {\"operator\": false}}",
                "{\"consent\": {\"acknowledgedItems\": \"all\"}}",
                "{\"consent\": {\"acknowledgedItems\": [1]}}",
                "{\"consent\": {\"shownAt\": 99999999999999999999999999}}",
                "{} {}",
                "[]",
                "5"
            })
    void refusesWhatTheDescriptionDoesNotSay(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(JacksonException.class);
    }

    @Test
    void saysThatBirthDateAndOperatorAreRequiredInsteadOfGuessing() {
        var form =
                Objects.requireNonNull(read("{\"form\": {\"birthDate\": null}}").form());
        assertThat(form.missing())
                .containsExactly(new FieldProblem("birthDate", "required"), new FieldProblem("operator", "required"));
        var whole = Objects.requireNonNull(read("{\"form\": {\"birthDate\": \"1980-02-17\", \"operator\": \"SELF\"}}")
                .form());
        assertThat(whole.missing()).isEmpty();
    }

    @Test
    void takesANullAmongTheAcknowledgedItemsForNoItem() {
        var consent = Objects.requireNonNull(read("{\"consent\": {\"acknowledgedItems\": [null, \"receipt\"]}}")
                .consent());
        assertThat(consent.toConsent(Clock.systemUTC().instant()).acknowledgedItems())
                .containsExactly("receipt");
    }
}
