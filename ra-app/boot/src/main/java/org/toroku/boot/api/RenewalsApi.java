package org.toroku.boot.api;

import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.renewal.RenewalCounter;

/** Renewals over REST: what a holder may renew, and until when; the renewal itself is an application like others. */
@RestController
@RequestMapping("/api/v1")
class RenewalsApi {
    private final RenewalCounter renewals;
    private final ApiMessages messages;

    RenewalsApi(RenewalCounter renewals, ApiMessages messages) {
        this.renewals = renewals;
        this.messages = messages;
    }

    @GetMapping("/applications/{id}/renewal")
    ResponseEntity<Object> renewal(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            Locale locale) {
        return switch (renewals.offer(ApplicationsApi.access(id, authorization))) {
            case RenewalCounter.Offer.Renewable offer ->
                ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(new ApplicationBodies.Renewal(
                                offer.form(),
                                Base64.getEncoder()
                                        .encodeToString(offer.certificate().toByteArray()),
                                offer.anchorCase(),
                                offer.anchorIssuedAt(),
                                offer.ceiling()));
            case RenewalCounter.Offer.Refused(var reason) ->
                messages.problem(HttpStatus.CONFLICT, "renewal." + reason, locale);
            case RenewalCounter.Offer.NoSuchApplication() ->
                messages.problem(HttpStatus.NOT_FOUND, "no-such-application", locale);
        };
    }
}
