package org.toroku.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.StatusEvidence;

/** Keeps what a verification rested on, so that anybody can repeat it offline years later (R20, R31). */
@Component
class EvidenceFolder {
    private static final String CERTIFICATE = "application/pkix-cert";

    private final DocumentStore documents;

    EvidenceFolder(DocumentStore documents) {
        this.documents = documents;
    }

    /** Signer's certificate, path and status; refused and unverifiable answers are kept as well. */
    void keep(UUID caseId, IdentityVerification verification) {
        verification
                .signerCertificate()
                .ifPresent(certificate -> put(caseId, DocumentKind.SIGNER_CERTIFICATE, CERTIFICATE, certificate));
        if (!verification.path().isEmpty()) {
            documents.put(
                    caseId,
                    DocumentKind.CERTIFICATION_PATH,
                    "application/pem-certificate-chain",
                    pem(verification.path()).getBytes(StandardCharsets.US_ASCII));
        }
        verification.status().ifPresent(status -> keep(caseId, status));
    }

    private void keep(UUID caseId, CardStatus status) {
        keep(prepare(caseId, status));
    }

    /** On disk before any transaction begins; {@link #keep(Identities.OnDisk)} makes documents of it. */
    Identities.OnDisk prepare(UUID caseId, CardStatus status) {
        StatusEvidence evidence = status.evidence();
        boolean list = evidence.source().equals("CRL");
        List<DocumentStore.Prepared> beside = new ArrayList<>();
        evidence.request()
                .map(request -> prepare(caseId, DocumentKind.OCSP_REQUEST, "application/ocsp-request", request))
                .ifPresent(beside::add);
        evidence.responderCertificate()
                .map(responder -> prepare(caseId, DocumentKind.RESPONDER_CERTIFICATE, CERTIFICATE, responder))
                .ifPresent(beside::add);
        return new Identities.OnDisk(
                evidence.response()
                        .map(response -> prepare(
                                caseId,
                                list ? DocumentKind.CRL : DocumentKind.OCSP_RESPONSE,
                                list ? "application/pkix-crl" : "application/ocsp-response",
                                response)),
                beside);
    }

    /** The id is that of the answer. */
    Optional<UUID> keep(Identities.OnDisk status) {
        status.beside().forEach(documents::put);
        return status.answer().map(documents::put).map(DocumentStore.Stored::id);
    }

    private DocumentStore.Prepared prepare(UUID caseId, DocumentKind kind, String mediaType, Der content) {
        return documents.prepare(caseId, kind, mediaType, content.toByteArray());
    }

    /** The report with every check, as pretty-printed JSON. */
    DocumentStore.Stored report(UUID caseId, Map<String, Object> report) {
        byte[] json = VerificationJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(report);
        return documents.put(caseId, DocumentKind.VERIFICATION_REPORT, "application/json", json);
    }

    private void put(UUID caseId, DocumentKind kind, String mediaType, Der content) {
        documents.put(caseId, kind, mediaType, content.toByteArray());
    }

    /** RFC 8555 §9.1, signer first; every common tool reads it. */
    private static String pem(List<Der> path) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return path.stream()
                .map(der -> "-----BEGIN CERTIFICATE-----\n"
                        + lines.encodeToString(der.toByteArray())
                        + "\n-----END CERTIFICATE-----\n")
                .collect(Collectors.joining());
    }
}
