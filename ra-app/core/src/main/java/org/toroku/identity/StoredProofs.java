package org.toroku.identity;

import java.util.Optional;
import java.util.UUID;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.identity.Identities.Proof;
import org.toroku.identity.Identities.Verification;
import org.toroku.pki.Der;
import org.toroku.pki.identity.BasicFourItems;
import org.toroku.pki.jpki.check.BasicItems;
import org.toroku.pki.jpki.check.FourItems;
import org.toroku.pki.x509.ParsedCertificate;
import org.toroku.workflows.Variables;
import tools.jackson.databind.JsonNode;

/**
 * Reads from the documents of a case who was verified. A row can be altered before the book seals it, by whoever hangs a
 * trigger into its table; a document is sealed with a key that is in no database.
 */
final class StoredProofs {
    private static final Proof ALTERED = new Proof.Missing("identity-altered");

    private final StoredIdentities identities;
    private final DocumentStore documents;

    StoredProofs(StoredIdentities identities, DocumentStore documents) {
        this.identities = identities;
        this.documents = documents;
    }

    Proof of(UUID caseId, String contentSha256) {
        Optional<Verification> row =
                identities.latest(caseId).filter(latest -> latest.result().equals(Variables.VERIFIED));
        if (row.isEmpty()) {
            return new Proof.Missing("identity-not-verified");
        }
        try {
            return signer(caseId, contentSha256)
                    .flatMap(StoredProofs::items)
                    .filter(items -> row.get().items().equals(Optional.of(items)))
                    .<Proof>map(Proof.Proven::new)
                    .orElse(ALTERED);
        } catch (DocumentDamagedException _) {
            return new Proof.Missing("document-damaged");
        }
    }

    /** As {@link Identities#signer}. */
    Optional<Der> signer(UUID caseId, String contentSha256) {
        return identities
                .latest(caseId)
                .filter(latest -> latest.result().equals(Variables.VERIFIED))
                .flatMap(latest -> reported(caseId, contentSha256)
                        .filter(signer -> latest.signerSha256().equals(Optional.of(signer))))
                .flatMap(signer -> certificate(caseId, signer));
    }

    /** The signer whom the newest report found to have signed this very content; empty where it says otherwise. */
    private Optional<String> reported(UUID caseId, String contentSha256) {
        return documents
                .find(caseId, DocumentKind.VERIFICATION_REPORT)
                .map(report -> VerificationJson.MAPPER.readTree(documents.read(report.id())))
                .filter(report -> says(report, "result", Variables.VERIFIED)
                        && says(report, "application", caseId.toString())
                        && says(report, "contentSha256", contentSha256))
                .map(report -> report.path("signerSha256").asString());
    }

    private static boolean says(JsonNode report, String field, String value) {
        return report.path(field).asString().equals(value);
    }

    private Optional<Der> certificate(UUID caseId, String signer) {
        return documents.list(caseId).stream()
                .filter(document -> document.kind() == DocumentKind.SIGNER_CERTIFICATE)
                .filter(document -> document.sha256().equals(signer))
                .findFirst()
                .map(document -> Der.of(documents.read(document.id())));
    }

    private static Optional<BasicFourItems> items(Der certificate) {
        return ParsedCertificate.read(certificate).flatMap(parsed -> switch (BasicItems.read(parsed)) {
            case FourItems.Certified certified -> Optional.of(certified.items());
            case FourItems.Refused _ -> Optional.empty();
        });
    }
}
