package org.toroku.boot.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.enrolment.Networks;
import org.toroku.organisation.MemberDesk;
import org.toroku.subjectkey.KeyInput;

/** Invitations of organisations over REST, by the token of their link: read, apply, decline. */
@RestController
@RequestMapping("/api/v1")
class InvitationsApi {
    private final MemberDesk members;
    private final FormAnswers forms;
    private final ApiMessages messages;
    private final Clock clock;

    InvitationsApi(MemberDesk members, FormAnswers forms, ApiMessages messages, Clock clock) {
        this.members = members;
        this.forms = forms;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/invitation")
    ResponseEntity<Object> read(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            Locale locale) {
        return switch (members.open(BearerToken.of(authorization))) {
            case MemberDesk.Opened.Invited says -> ResponseEntity.ok(InvitationBodies.Invitation.of(says));
            case MemberDesk.Opened.Dead(var reason) -> dead(reason, locale);
        };
    }

    @PostMapping("/invitation/application")
    ResponseEntity<Object> apply(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody ApplicationBodies.Application body,
            HttpServletRequest request,
            Locale locale) {
        if (body.form() == null || body.consent() == null) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "form-or-consent-missing", locale);
        }
        Consent consent = body.consent().toConsent(clock.instant());
        List<FieldProblem> missing = body.form().missing();
        if (!missing.isEmpty()) {
            return forms.invalid(missing, body.form().toForm(), consent, locale);
        }
        Optional<KeyInput> key = Optional.ofNullable(body.key()).flatMap(ApplicationBodies.Key::toInput);
        if (body.key() != null && key.isEmpty()) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "key-missing", locale);
        }
        ClientFacts facts = new ClientFacts(
                Optional.ofNullable(body.deviceId()),
                Networks.of(request.getRemoteAddr()),
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse(""),
                ApiMessages.language(locale));
        return switch (members.apply(BearerToken.of(authorization), body.form().toForm(), consent, facts, key)) {
            case MemberDesk.Answer.Answered(var applied) -> forms.answer(applied, locale);
            case MemberDesk.Answer.Dead(var reason) -> dead(reason, locale);
        };
    }

    @PostMapping("/invitation/refusal")
    ResponseEntity<Object> refuse(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            Locale locale) {
        return switch (members.refuse(BearerToken.of(authorization))) {
            case MemberDesk.Refusal.Done() -> ResponseEntity.noContent().build();
            case MemberDesk.Refusal.Dead(var reason) -> dead(reason, locale);
        };
    }

    private ResponseEntity<Object> dead(String reason, Locale locale) {
        return messages.problem(
                reason.equals("unknown") ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT, "invitation." + reason, locale);
    }
}
