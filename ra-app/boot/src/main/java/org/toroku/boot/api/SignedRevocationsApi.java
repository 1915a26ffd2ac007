package org.toroku.boot.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.enrolment.Networks;
import org.toroku.revocation.SelfRevocationDesk;
import org.toroku.revocation.SelfRevocationDesk.Answer;
import org.toroku.revocation.SelfRevocationDesk.Prepared;

/** Revocation over REST by the holder's signature, with the certificate's key or the card in the place of an account. */
@RestController
@RequestMapping("/api/v1")
class SignedRevocationsApi {
    private final SelfRevocationDesk desk;
    private final ApiMessages messages;

    SignedRevocationsApi(SelfRevocationDesk desk, ApiMessages messages) {
        this.desk = desk;
        this.messages = messages;
    }

    record Wanted(@Nullable String serial, @Nullable String reason) {}

    /**
     * @param outcome RECEIVED and not judged yet, ACCEPTED by rule, or REFERRED to people
     * @param revokedAt once the CA has revoked it
     * @param why it is for people
     * @param dueAt by when they should have judged it
     */
    record Received(
            String caseNumber,
            Instant requestedAt,
            String outcome,
            @Nullable Instant revokedAt,
            @Nullable String why,
            @Nullable Instant dueAt) {}

    @PostMapping("/signed-revocations/text")
    ResponseEntity<Object> text(@RequestBody Wanted body, Locale locale) {
        if (body.serial() == null || body.reason() == null) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "signed-revocation.incomplete", locale);
        }
        return switch (desk.prepare(body.serial(), body.reason(), ApiMessages.language(locale))) {
            case Prepared.Text(var ticket, var content, var expiresAt) ->
                ResponseEntity.ok(SignedTexts.ToSign.of(ticket, content, expiresAt));
            case Prepared.Refused(var reason) ->
                messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "signed-revocation." + reason, locale);
        };
    }

    @PostMapping("/signed-revocations")
    ResponseEntity<Object> revoke(@RequestBody SignedTexts.Signed body, HttpServletRequest request, Locale locale) {
        Optional<SignatureInput> signature = body.input();
        if (body.ticket() == null || signature.isEmpty()) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "signed-revocation.unsigned", locale);
        }
        ClientFacts facts = new ClientFacts(
                Optional.empty(), Networks.of(request.getRemoteAddr()), "", ApiMessages.language(locale));
        return switch (desk.submit(body.ticket(), signature.get(), facts)) {
            case Answer.Received(var number, var at) ->
                ResponseEntity.accepted().body(new Received(number, at, "RECEIVED", null, null, null));
            case Answer.Accepted(var number, var at, var revokedAt) ->
                (revokedAt.isPresent() ? ResponseEntity.ok() : ResponseEntity.accepted())
                        .body(new Received(number, at, "ACCEPTED", revokedAt.orElse(null), null, null));
            case Answer.Referred(var number, var at, var why, var dueAt) ->
                ResponseEntity.accepted().body(new Received(number, at, "REFERRED", null, why, dueAt));
            case Answer.Refused(var reason) -> messages.problem(status(reason), "signed-revocation." + reason, locale);
            case Answer.TooMany(var after) -> messages.later(after, "signed-revocation.too-many", locale);
        };
    }

    /** What could be mended by who sends it is theirs, the rest is how things are. */
    private static HttpStatus status(String reason) {
        return switch (reason) {
            case "ticket-unknown", "unreadable", "not-der", "too-large", "other-content", "signature-refused" ->
                HttpStatus.UNPROCESSABLE_CONTENT;
            default -> HttpStatus.CONFLICT;
        };
    }
}
