package org.toroku.holder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.identity.ProofDocument;
import org.toroku.pki.Der;

/** Files what was signed, the signature, and what was found of it, in the folder of the certificate's case. */
@Component
public class SignedFolder {
    private final DocumentStore documents;

    SignedFolder(DocumentStore documents) {
        this.documents = documents;
    }

    /** As what the three are filed. */
    public record Kinds(DocumentKind text, DocumentKind signature, DocumentKind proof) {}

    /** @param content exactly the bytes that were signed */
    public record Signed(Der content, HandedSignature signature, SignedProof.Signed proof) {}

    /** Ids of the three documents. */
    public record Filed(UUID text, UUID signature, UUID proof) {}

    /**
     * Joins the caller's transaction.
     *
     * @param about codes, digests and dates that say what was signed; they come first in the document with the proof
     */
    public Filed file(UUID caseId, Kinds kinds, Signed signed, Map<String, Object> about) {
        Map<String, Object> said = new LinkedHashMap<>(about);
        said.put("contentSha256", signed.content().sha256Hex());
        said.put("signatureSha256", signed.signature().sha256());
        byte[] proof = ProofDocument.of(
                said,
                signed.proof().checks(),
                signed.proof().certificate(),
                signed.proof().path(),
                signed.proof().status());
        return new Filed(
                put(caseId, kinds.text(), "text/plain; charset=utf-8", signed.content()),
                put(
                        caseId,
                        kinds.signature(),
                        signed.signature().mediaType(),
                        signed.signature().value()),
                documents.put(caseId, kinds.proof(), "application/json", proof).id());
    }

    private UUID put(UUID caseId, DocumentKind kind, String mediaType, Der content) {
        return documents.put(caseId, kind, mediaType, content.toByteArray()).id();
    }
}
