package org.toroku.boot.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.assistance.AssistedDesk;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.enrolment.Networks;

/** The applicant's side of an assisted session over REST: type its code, look, apply in it. */
@RestController
@RequestMapping("/api/v1")
class AssistedApi {
    private final AssistedDesk sessions;
    private final FormAnswers forms;
    private final ApiMessages messages;
    private final Clock clock;

    AssistedApi(AssistedDesk sessions, FormAnswers forms, ApiMessages messages, Clock clock) {
        this.sessions = sessions;
        this.forms = forms;
        this.messages = messages;
        this.clock = clock;
    }

    record Code(@Nullable String code) {
        @Override
        public String toString() {
            return "Code[masked]";
        }
    }

    /** @param ticket to be sent as bearer token with what follows */
    record Entered(String ticket, String sessionNumber, Instant endsAt) {
        @Override
        public String toString() {
            return "Entered[" + sessionNumber + "]";
        }
    }

    record Session(String sessionNumber, Instant endsAt) {}

    @PostMapping("/assisted-session")
    ResponseEntity<Object> enter(@RequestBody Code body, HttpServletRequest request, Locale locale) {
        if (body.code() == null) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "session.code-missing", locale);
        }
        return switch (sessions.enter(body.code(), facts(request, locale))) {
            case AssistedDesk.Entry.Entered(var ticket, var number, var until) ->
                ResponseEntity.status(201).body(new Entered(ticket, number, until));
            case AssistedDesk.Entry.Refused(var reason) ->
                messages.problem(
                        reason.equals("code-mistyped") ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT,
                        "session." + reason,
                        locale);
            case AssistedDesk.Entry.TooMany(var after) -> messages.later(after, "session.too-many-codes", locale);
        };
    }

    @GetMapping("/assisted-session")
    ResponseEntity<Object> look(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            Locale locale) {
        return switch (sessions.look(BearerToken.of(authorization))) {
            case AssistedDesk.Ticket.Open(var number, var until) -> ResponseEntity.ok(new Session(number, until));
            case AssistedDesk.Ticket.Dead(var reason) -> dead(reason, locale);
        };
    }

    @PostMapping("/assisted-session/application")
    ResponseEntity<Object> apply(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody ApplicationBodies.Application body,
            HttpServletRequest request,
            Locale locale) {
        if (body.form() == null || body.consent() == null) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "form-or-consent-missing", locale);
        }
        if (body.key() != null) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "session.no-own-key", locale);
        }
        Consent consent = body.consent().toConsent(clock.instant());
        List<FieldProblem> missing = body.form().missing();
        if (!missing.isEmpty()) {
            return forms.invalid(missing, body.form().toForm(), consent, locale);
        }
        String ticket = BearerToken.of(authorization);
        return switch (sessions.apply(ticket, body.form().toForm(), consent, facts(request, locale))) {
            case AssistedDesk.Answer.Answered(var applied) -> forms.answer(applied, locale);
            case AssistedDesk.Answer.Dead(var reason) -> dead(reason, locale);
        };
    }

    private static ClientFacts facts(HttpServletRequest request, Locale locale) {
        return new ClientFacts(
                Optional.empty(),
                Networks.of(request.getRemoteAddr()),
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse(""),
                ApiMessages.language(locale));
    }

    private ResponseEntity<Object> dead(String reason, Locale locale) {
        return messages.problem(
                reason.equals("unknown") ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT, "session." + reason, locale);
    }
}
