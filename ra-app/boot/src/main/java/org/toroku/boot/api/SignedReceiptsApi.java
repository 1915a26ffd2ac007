package org.toroku.boot.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.enrolment.Networks;
import org.toroku.receipt.SignedReceiptDesk;
import org.toroku.receipt.SignedReceiptDesk.Answer;
import org.toroku.receipt.SignedReceiptDesk.Prepared;

/** The receipt over REST, signed with the key just received or with the card; the unsigned one is that of {@link ApplicationsApi}. */
@RestController
@RequestMapping("/api/v1")
class SignedReceiptsApi {
    private final SignedReceiptDesk desk;
    private final ApiMessages messages;

    SignedReceiptsApi(SignedReceiptDesk desk, ApiMessages messages) {
        this.desk = desk;
        this.messages = messages;
    }

    @PostMapping("/applications/{id}/receipt/text")
    ResponseEntity<Object> text(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            Locale locale) {
        return switch (desk.prepare(ApplicationsApi.access(id, authorization), ApiMessages.language(locale))) {
            case Prepared.Text(var ticket, var content, var expiresAt) ->
                ResponseEntity.ok(SignedTexts.ToSign.of(ticket, content, expiresAt));
            case Prepared.Refused(var reason) ->
                messages.problem(HttpStatus.CONFLICT, "signed-receipt." + reason, locale);
            case Prepared.NoSuchApplication _ -> unknown(locale);
        };
    }

    @PostMapping("/applications/{id}/receipt/signature")
    ResponseEntity<Object> sign(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody SignedTexts.Signed body,
            HttpServletRequest request,
            Locale locale) {
        Optional<SignatureInput> signature = body.input();
        if (signature.isEmpty()) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "signed-receipt.unsigned", locale);
        }
        ClientFacts facts = new ClientFacts(
                Optional.empty(), Networks.of(request.getRemoteAddr()), "", ApiMessages.language(locale));
        // who may not speak for the application is told that before anything is said of the ticket
        String ticket = Optional.ofNullable(body.ticket()).orElse("");
        return switch (desk.submit(ApplicationsApi.access(id, authorization), ticket, signature.get(), facts)) {
            case Answer.Confirmed(var at) -> ResponseEntity.ok(new ApplicationBodies.Confirmed(at));
            case Answer.Refused(var reason) -> messages.problem(status(reason), "signed-receipt." + reason, locale);
            case Answer.Unavailable(var reason) ->
                messages.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        reason.equals("status-unknown") ? "signed-receipt.status-unknown" : "receipt.unavailable",
                        locale);
            case Answer.TooMany(var after) -> messages.later(after, "signed-receipt.too-many", locale);
            case Answer.NoSuchApplication _ -> unknown(locale);
        };
    }

    private ResponseEntity<Object> unknown(Locale locale) {
        return messages.problem(HttpStatus.NOT_FOUND, "no-such-application", locale);
    }

    /** What could be mended by who sends it is theirs, the rest is how things are. */
    private static HttpStatus status(String reason) {
        return switch (reason) {
            case "too-large" -> HttpStatus.CONTENT_TOO_LARGE;
            case "ticket-unknown", "other-application", "unreadable", "not-der", "other-content", "signature-refused" ->
                HttpStatus.UNPROCESSABLE_CONTENT;
            default -> HttpStatus.CONFLICT;
        };
    }
}
