package org.toroku.revocation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.identity.ProofDocument;
import org.toroku.pki.Der;
import org.toroku.revocation.RevocationDesk.Signed;
import org.toroku.revocation.SignedIntake.Handed;

/** Files what was signed, the signature, and what was found of it, in the folder of the certificate's case. */
@Component
class SignedPapers {
    private final DocumentStore documents;

    SignedPapers(DocumentStore documents) {
        this.documents = documents;
    }

    /** @param requestId that it is, or that it was laid beside */
    SignedRequests.Filed file(UUID requestId, UUID caseId, Handed handed, Signed found, Instant now) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("format", "toroku-signed-revocation-1");
        about.put("request", requestId.toString());
        about.put("serial", handed.ticket().serial());
        about.put("contentSha256", handed.content().sha256Hex());
        about.put("signatureSha256", handed.signature().sha256Hex());
        about.put("receivedAt", now.toString());
        about.put("statusKnown", found.statusKnown());
        about.put("personSure", found.personSure());
        return new SignedRequests.Filed(
                put(caseId, DocumentKind.REVOCATION_REQUEST, "text/plain; charset=utf-8", handed.content()),
                put(caseId, DocumentKind.REVOCATION_SIGNATURE, handed.mediaType(), handed.signature()),
                documents
                        .put(
                                caseId,
                                DocumentKind.REVOCATION_PROOF,
                                "application/json",
                                ProofDocument.of(
                                        about,
                                        handed.proof().checks(),
                                        handed.proof().certificate(),
                                        handed.proof().path(),
                                        handed.proof().status()))
                        .id());
    }

    private UUID put(UUID caseId, DocumentKind kind, String mediaType, Der content) {
        return documents.put(caseId, kind, mediaType, content.toByteArray()).id();
    }
}
