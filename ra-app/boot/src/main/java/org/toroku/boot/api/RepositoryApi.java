package org.toroku.boot.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.ca.CaConnector;

/** What verifiers fetch (則6(9)): the issuing CA's certificate. */
@RestController
class RepositoryApi {
    private final CaConnector ca;

    RepositoryApi(CaConnector ca) {
        this.ca = ca;
    }

    @GetMapping({"/repository/ca.cer", "/api/v1/ca-certificate"})
    ResponseEntity<Object> caCertificate(
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return CertificateAnswers.of(ca.caCertificate(), accept);
    }
}
