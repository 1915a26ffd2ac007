package org.toroku.revocation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.evidence.DocumentStore.Stored;
import org.toroku.revocation.RevocationDesk.SignedText;

/** The requests in a case's folder that its holder signed. */
@Component
class SignedTexts {
    private static final Logger LOG = LoggerFactory.getLogger(SignedTexts.class);

    private final DocumentStore documents;

    SignedTexts(DocumentStore documents) {
        this.documents = documents;
    }

    /** The newest first. */
    List<SignedText> of(UUID caseId) {
        return filed(caseId).reversed().stream()
                .map(stored -> new SignedText(stored.storedAt(), text(stored)))
                .toList();
    }

    /** The oldest first. */
    List<Stored> filed(UUID caseId) {
        return documents.list(caseId).stream()
                .filter(stored -> stored.kind() == DocumentKind.REVOCATION_REQUEST)
                .toList();
    }

    private Optional<String> text(Stored stored) {
        try {
            return Optional.of(new String(documents.read(stored.id()), StandardCharsets.UTF_8));
        } catch (DocumentDamagedException damaged) {
            // whoever judges is told that it cannot be read, and judges by the rest
            LOG.atError().addKeyValue("case", stored.caseId()).log(damaged.getMessage());
            return Optional.empty();
        }
    }
}
