package org.toroku.boot.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
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
import org.toroku.boot.api.ApplicationBodies.Content;
import org.toroku.boot.api.ApplicationBodies.Signature;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.partner.PartnerApi;
import org.toroku.partner.PartnerApi.Applied;
import org.toroku.partner.PartnerApi.Caller;
import org.toroku.pki.Der;
import org.toroku.subjectkey.KeyInput;
import tools.jackson.databind.json.JsonMapper;

/** What partners' programs call; {@link PartnerDoor} lets them in and writes every call down. */
@RestController
@RequestMapping("/api/partner/v1")
class PartnersApi {
    static final String DESCRIPTION = "openapi-partner.yaml";

    private final PartnerApi partners;
    private final FormAnswers forms;
    private final ApiMessages messages;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    PartnersApi(PartnerApi partners, FormAnswers forms, ApiMessages messages, Clock clock) {
        this.partners = partners;
        this.forms = forms;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
    Resource description() {
        return new ClassPathResource(DESCRIPTION, PartnersApi.class);
    }

    @PostMapping("/applications")
    ResponseEntity<Object> apply(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody PartnerBodies.Application body,
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
        if (key.isEmpty()) {
            return messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "partner.key-missing", locale);
        }
        String digest = Der.of(json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8))
                .sha256Hex();
        Applied answer = partners.apply(
                caller(request),
                Objects.requireNonNullElse(idempotencyKey, ""),
                digest,
                new PartnerApi.Request(
                        body.form().toForm(),
                        consent,
                        key.get(),
                        Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""),
                        ApiMessages.language(locale)));
        return switch (answer) {
            case Applied.Made(var id, var number, var content, var again) -> {
                request.setAttribute(PartnerDoor.APPLICATION, id);
                String address = "/api/partner/v1/applications/" + id;
                ResponseEntity.BodyBuilder answered =
                        again ? ResponseEntity.ok() : ResponseEntity.created(URI.create(address));
                yield answered.body(new PartnerBodies.Created(id.toString(), number, Content.of(content), "/continue"));
            }
            case Applied.NotAccepted(var other) -> forms.answer(other, locale);
            case Applied.TooMany(var reason, var after) -> messages.later(after, "partner." + reason, locale);
            case Applied.Refused(var reason) ->
                messages.problem(
                        reason.equals("partner-disabled") ? HttpStatus.FORBIDDEN : HttpStatus.UNPROCESSABLE_CONTENT,
                        "partner." + reason,
                        locale);
        };
    }

    @GetMapping("/applications/{id}/content")
    ResponseEntity<Object> content(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        return partners.content(caller(request), id)
                .<ResponseEntity<Object>>map(content -> ResponseEntity.ok()
                        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                        .header("Content-SHA256", content.sha256())
                        .body(content.bytes().toByteArray()))
                .orElseGet(() -> unknown(locale));
    }

    @PostMapping(path = "/applications/{id}/signature", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> sign(
            @PathVariable UUID id, @RequestBody Signature body, HttpServletRequest request, Locale locale) {
        Optional<SignatureInput> input = ApplicationsApi.input(body);
        return input.isPresent()
                ? ApplicationsApi.submitted(
                        partners.submit(caller(request), id, input.get(), Optional.ofNullable(body.displayedSha256())),
                        messages,
                        locale)
                : messages.problem(HttpStatus.UNPROCESSABLE_CONTENT, "signature-missing", locale);
    }

    @GetMapping("/applications/{id}")
    ResponseEntity<Object> standing(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        return partners.standing(caller(request), id)
                .<ResponseEntity<Object>>map(standing -> ResponseEntity.ok(new PartnerBodies.Standing(
                        standing.caseNumber(), standing.state().name(), standing.since())))
                .orElseGet(() -> unknown(locale));
    }

    /** Put there by the door; without it nothing is served. */
    private static Caller caller(HttpServletRequest request) {
        return (Caller)
                Objects.requireNonNull(request.getAttribute(PartnerDoor.CALLER), "nobody came through the door");
    }

    private ResponseEntity<Object> unknown(Locale locale) {
        return messages.problem(HttpStatus.NOT_FOUND, "no-such-application", locale);
    }
}
