package org.toroku.boot.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.boot.api.ApplicationBodies.Application;
import org.toroku.boot.api.ApplicationBodies.Signature;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.enrolment.Networks;
import org.toroku.pki.Der;
import org.toroku.renewal.RenewalCounter;
import org.toroku.subjectkey.KeyCounter;
import org.toroku.subjectkey.KeyInput;

/** Applications over REST: apply, fetch what is to be signed, hand in the signature, follow, pick up, confirm. */
@RestController
@RequestMapping("/api/v1")
class ApplicationsApi {
    private final EnrolmentDesk desk;
    private final KeyCounter keys;
    private final RenewalCounter renewals;
    private final ApiMessages messages;
    private final FormAnswers forms;
    private final Clock clock;

    ApplicationsApi(
            EnrolmentDesk desk,
            KeyCounter keys,
            RenewalCounter renewals,
            FormAnswers forms,
            ApiMessages messages,
            Clock clock) {
        this.forms = forms;
        this.desk = desk;
        this.keys = keys;
        this.renewals = renewals;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/explanation")
    ApplicationBodies.Explanation explanation(Locale locale) {
        return ApplicationBodies.Explanation.of(desk.explanation(ApiMessages.language(locale)));
    }

    @PostMapping("/applications")
    ResponseEntity<Object> apply(@RequestBody Application body, HttpServletRequest request, Locale locale) {
        if (body.form() == null || body.consent() == null) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "form-or-consent-missing", locale);
        }
        Consent consent = body.consent().toConsent(clock.instant());
        List<FieldProblem> missing = body.form().missing();
        if (!missing.isEmpty()) {
            return forms.invalid(missing, body.form().toForm(), consent, locale);
        }
        ClientFacts facts = new ClientFacts(
                Optional.ofNullable(body.deviceId()),
                Networks.of(request.getRemoteAddr()),
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse(""),
                ApiMessages.language(locale));
        Optional<KeyInput> key = Optional.ofNullable(body.key()).flatMap(ApplicationBodies.Key::toInput);
        if (body.key() != null && key.isEmpty()) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "key-missing", locale);
        }
        Optional<Der> renewed = body.certificate();
        if (body.renews() != null && renewed.isEmpty()) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "renewed-certificate-unreadable", locale);
        }
        if (renewed.isPresent() && key.isPresent()) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "renewal-with-key", locale);
        }
        ApplicationForm form = body.form().toForm();
        return forms.answer(
                renewed.map(certificate -> renewals.apply(form, consent, facts, certificate))
                        .or(() -> key.map(input -> keys.apply(form, consent, facts, input)))
                        .orElseGet(() -> desk.apply(form, consent, facts)),
                locale);
    }

    @GetMapping("/applications/{id}/content")
    ResponseEntity<Object> content(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            Locale locale) {
        return desk.contentToSign(access(id, authorization))
                .<ResponseEntity<Object>>map(content -> ResponseEntity.ok()
                        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                        .header("Content-SHA256", content.sha256())
                        .body(content.bytes().toByteArray()))
                .orElseGet(() -> unknown(locale));
    }

    @PostMapping(path = "/applications/{id}/signature", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> sign(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody Signature body,
            Locale locale) {
        Optional<SignatureInput> input = input(body);
        return input.isPresent()
                ? submit(access(id, authorization), input.get(), Optional.ofNullable(body.displayedSha256()), locale)
                : messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "signature-missing", locale);
    }

    @PostMapping(path = "/applications/{id}/signature", consumes = "application/pkcs7-signature")
    ResponseEntity<Object> signCms(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestHeader(name = "Displayed-SHA256", required = false) @Nullable String displayed,
            @RequestBody byte[] cms,
            Locale locale) {
        return submit(
                access(id, authorization), new SignatureInput.Cms(Der.of(cms)), Optional.ofNullable(displayed), locale);
    }

    private ResponseEntity<Object> submit(
            Access access, SignatureInput input, Optional<String> displayed, Locale locale) {
        return submitted(desk.submit(access, input, displayed), messages, locale);
    }

    static ResponseEntity<Object> submitted(EnrolmentDesk.Submitted answer, ApiMessages messages, Locale locale) {
        return switch (answer) {
            case EnrolmentDesk.Submitted.Received(var number, var at) ->
                ResponseEntity.accepted().body(new ApplicationBodies.Received(number, at));
            case EnrolmentDesk.Submitted.AlreadyReceived(var number, var at) ->
                ResponseEntity.ok(new ApplicationBodies.Received(number, at));
            case EnrolmentDesk.Submitted.Refused(var reason) ->
                messages.problem(
                        switch (reason) {
                            case "too-large" -> HttpStatus.CONTENT_TOO_LARGE;
                            case "unreadable", "not-der", "other-content", "display-differs" ->
                                HttpStatus.UNPROCESSABLE_CONTENT;
                            default -> HttpStatus.CONFLICT;
                        },
                        "submit." + reason,
                        locale);
            case EnrolmentDesk.Submitted.NoSuchApplication() ->
                messages.problem(HttpStatus.NOT_FOUND, "no-such-application", locale);
        };
    }

    static Optional<SignatureInput> input(Signature body) {
        try {
            if (body.cms() != null) {
                return Optional.of(new SignatureInput.Cms(der(body.cms())));
            }
            return body.signature() != null && body.certificate() != null
                    ? Optional.of(new SignatureInput.Raw(der(body.signature()), der(body.certificate())))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Der der(String base64) {
        return Der.of(Base64.getMimeDecoder().decode(base64));
    }

    @PostMapping("/applications/{id}/pick-up")
    ResponseEntity<Object> pickUp(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody ApplicationBodies.PickUp body,
            Locale locale) {
        char[] passphrase = Optional.ofNullable(body.passphrase()).orElse("").toCharArray();
        try {
            return switch (pickUp(access(id, authorization), passphrase, Optional.ofNullable(body.code()))) {
                case EnrolmentDesk.PickUp.Ready(var pkcs12, var fileName) ->
                    ResponseEntity.ok()
                            .contentType(MediaType.parseMediaType("application/x-pkcs12"))
                            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"")
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .body(pkcs12.toByteArray());
                case EnrolmentDesk.PickUp.Refused(var reason) ->
                    messages.problem(HttpStatus.CONFLICT, "pick-up." + reason, locale);
                case EnrolmentDesk.PickUp.Unavailable(var reason) ->
                    messages.problem(HttpStatus.SERVICE_UNAVAILABLE, "pick-up.unavailable", locale);
                case EnrolmentDesk.PickUp.NoSuchApplication() -> unknown(locale);
            };
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private EnrolmentDesk.PickUp pickUp(Access access, char[] passphrase, Optional<String> code) {
        return code.map(typed -> desk.pickUp(access, passphrase, typed))
                .orElseGet(() -> desk.pickUp(access, passphrase));
    }

    @GetMapping("/applications/{id}/certificate")
    ResponseEntity<Object> certificate(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            Locale locale) {
        Access access = access(id, authorization);
        Optional<EnrolmentDesk.Status> status = desk.status(access);
        if (status.isEmpty()) {
            return unknown(locale);
        }
        return desk.certificate(access)
                .map(der -> CertificateAnswers.of(der, accept))
                .orElseGet(() -> messages.problem(HttpStatus.CONFLICT, noCertificate(status.get()), locale));
    }

    /** Issued and nothing to hand out: somebody asks for its revocation. */
    private static String noCertificate(EnrolmentDesk.Status status) {
        return switch (status.state()) {
            case ISSUED -> "pick-up.revocation-asked";
            case REVOKED, REVOKED_UNRECEIVED -> "pick-up.certificate-revoked";
            default -> "pick-up.not-issued";
        };
    }

    @PostMapping("/applications/{id}/receipt")
    ResponseEntity<Object> receipt(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            Locale locale) {
        return switch (desk.confirmReceipt(access(id, authorization))) {
            case EnrolmentDesk.Receipt.Confirmed(var at) -> ResponseEntity.ok(new ApplicationBodies.Confirmed(at));
            case EnrolmentDesk.Receipt.Refused(var reason) ->
                messages.problem(HttpStatus.CONFLICT, "receipt." + reason, locale);
            case EnrolmentDesk.Receipt.Unavailable(var reason) ->
                messages.problem(HttpStatus.SERVICE_UNAVAILABLE, "receipt.unavailable", locale);
            case EnrolmentDesk.Receipt.NoSuchApplication() -> unknown(locale);
        };
    }

    /** A missing or malformed token is a wrong one: nothing tells whether the application exists. */
    static Access access(UUID id, @Nullable String authorization) {
        String token = authorization != null && authorization.startsWith("Bearer ")
                ? authorization.substring("Bearer ".length()).strip()
                : "";
        return new Access(id, token);
    }

    private ResponseEntity<Object> unknown(Locale locale) {
        return messages.problem(HttpStatus.NOT_FOUND, "no-such-application", locale);
    }
}
