package org.toroku.boot.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.confirmation.CoolingOffDesk;
import org.toroku.confirmation.CoolingOffDesk.Why;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.Networks;

/** Revocation over REST, with the code of the letter of confirmation in the place of an account. */
@RestController
@RequestMapping("/api/v1")
class RevocationsApi {
    private final CoolingOffDesk desk;
    private final ApiMessages messages;

    RevocationsApi(CoolingOffDesk desk, ApiMessages messages) {
        this.desk = desk;
        this.messages = messages;
    }

    record Revocation(
            @Nullable String caseNumber,
            @Nullable String code,
            @Nullable Why why) {
        @Override
        public String toString() {
            return "Revocation[masked]";
        }
    }

    record Revoked(String caseNumber, Instant revokedAt, List<String> revokedWithIt) {}

    record Requested(String caseNumber, Instant requestedAt) {}

    @PostMapping("/revocations")
    ResponseEntity<Object> revoke(@RequestBody Revocation body, HttpServletRequest request, Locale locale) {
        if (body.caseNumber() == null || body.code() == null || body.why() == null) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "revocation.incomplete", locale);
        }
        ClientFacts facts = new ClientFacts(
                Optional.empty(), Networks.of(request.getRemoteAddr()), "", ApiMessages.language(locale));
        return switch (desk.revoke(body.caseNumber(), body.code(), body.why(), facts)) {
            case CoolingOffDesk.Answer.Revoked(var number, var at, var withIt) ->
                ResponseEntity.ok(new Revoked(number, at, withIt));
            case CoolingOffDesk.Answer.Ordered(var number, var at) ->
                ResponseEntity.accepted().body(new Requested(number, at));
            case CoolingOffDesk.Answer.Refused(var reason) ->
                messages.problem(
                        reason.equals("code-mistyped") ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT,
                        "revocation." + reason,
                        locale);
            case CoolingOffDesk.Answer.TooMany(var after) -> messages.later(after, "revocation.too-many-codes", locale);
        };
    }
}
