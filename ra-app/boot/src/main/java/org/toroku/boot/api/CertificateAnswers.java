package org.toroku.boot.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.toroku.pki.Der;

/** A certificate as DER ({@code application/pkix-cert}), or as PEM where the caller asks for it. */
final class CertificateAnswers {
    private CertificateAnswers() {}

    static ResponseEntity<Object> of(Der certificate, @Nullable String accept) {
        if (accept != null && accept.contains("application/pem-certificate-chain")) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/pem-certificate-chain"))
                    .body(pem(certificate).getBytes(StandardCharsets.US_ASCII));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/pkix-cert"))
                .body(certificate.toByteArray());
    }

    private static String pem(Der certificate) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.toByteArray());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }
}
