package org.toroku.boot.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.ca.CaConnector;
import org.toroku.ca.signing.CrlAnswer;

/** What verifiers fetch (則6(9), 則6(11)): the issuing CA's certificate and its CRL, where certificates say they are. */
@RestController
class RepositoryApi {
    private final CaConnector ca;
    private final CrlShelf crls;
    private final ApiMessages messages;

    RepositoryApi(CaConnector ca, CrlShelf crls, ApiMessages messages) {
        this.ca = ca;
        this.crls = crls;
        this.messages = messages;
    }

    /** {@code ca.crt} is the address in certificates (authority information access). */
    @GetMapping({"/repository/ca.cer", "/repository/ca.crt", "/api/v1/ca-certificate"})
    ResponseEntity<Object> caCertificate(
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return CertificateAnswers.of(ca.caCertificate(), accept);
    }

    /** The address in certificates (CRL distribution point). */
    @GetMapping("/repository/ca.crl")
    ResponseEntity<Object> crl(Locale locale) {
        return switch (crls.current()) {
            case CrlAnswer.Made(var crl, var number, var thisUpdate, var nextUpdate) ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("application/pkix-crl"))
                        .lastModified(thisUpdate)
                        .body(crl.toByteArray());
            case CrlAnswer.Unavailable(var reason) ->
                messages.problem(HttpStatus.SERVICE_UNAVAILABLE, "not-now", locale);
        };
    }
}
