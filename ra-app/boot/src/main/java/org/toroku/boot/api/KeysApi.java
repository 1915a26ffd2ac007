package org.toroku.boot.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.enrolment.Networks;
import org.toroku.subjectkey.KeyCounter;
import org.toroku.subjectkey.KeyInput;

/** Applicants' own keys over REST: whether one may come with the application, and how it comes under a code. */
@RestController
@RequestMapping("/api/v1")
class KeysApi {
    private final KeyCounter keys;
    private final ApiMessages messages;

    KeysApi(KeyCounter keys, ApiMessages messages) {
        this.keys = keys;
        this.messages = messages;
    }

    @GetMapping("/key-submission")
    ApplicationBodies.KeySubmission submission() {
        return new ApplicationBodies.KeySubmission(keys.simultaneous(), keys.unaccredited());
    }

    @PostMapping("/applications/{id}/key")
    ResponseEntity<Object> send(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody ApplicationBodies.KeyUnderCode body,
            HttpServletRequest request,
            Locale locale) {
        Optional<KeyInput> key = Optional.ofNullable(body.key()).flatMap(ApplicationBodies.Key::toInput);
        if (key.isEmpty() || body.code() == null) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "key-or-code-missing", locale);
        }
        return switch (keys.sendKey(
                ApplicationsApi.access(id, authorization), body.code(), key.get(), facts(request, locale))) {
            case KeyCounter.Handed.Received(var at) ->
                ResponseEntity.accepted().body(new ApplicationBodies.KeyReceived(at));
            case KeyCounter.Handed.Unsound(var reasons) ->
                messages.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "fields-invalid",
                        locale,
                        Map.of("fields", messages.fields(problems(reasons), locale)));
            case KeyCounter.Handed.Refused(var reason) ->
                messages.problem(
                        reason.equals("code-mistyped") ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT,
                        "key." + reason,
                        locale);
            case KeyCounter.Handed.TooMany(var after) -> messages.later(after, "key.too-many-codes", locale);
            case KeyCounter.Handed.NoSuchApplication() ->
                messages.problem(HttpStatus.NOT_FOUND, "no-such-application", locale);
        };
    }

    private static EnrolmentDesk.ClientFacts facts(HttpServletRequest request, Locale locale) {
        return new EnrolmentDesk.ClientFacts(
                Optional.empty(), Networks.of(request.getRemoteAddr()), "", ApiMessages.language(locale));
    }

    private static List<FieldProblem> problems(List<String> reasons) {
        return reasons.stream().map(reason -> new FieldProblem("key", reason)).toList();
    }
}
