package org.toroku.paper;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentStore;

/** Whether the documents of a case can be read back as they were stored: nobody may be accepted on a swapped scan. */
@Component
class Soundness {
    private final DocumentStore documents;
    private final PageSearches searches;

    Soundness(DocumentStore documents, PageSearches searches) {
        this.documents = documents;
        this.searches = searches;
    }

    /** True where the picture, or whatever else is stored, is missing or no longer what it was. */
    boolean damaged(UUID documentId) {
        try {
            documents.read(documentId);
            return false;
        } catch (DocumentDamagedException _) {
            return true;
        }
    }

    Optional<String> objection(UUID caseId) {
        return documents.list(caseId).stream().anyMatch(document -> damaged(document.id()))
                ? Optional.of("document-damaged")
                : Optional.empty();
    }

    /** Nothing is decided on a page either that nobody could be shown, since nobody had searched it. */
    Optional<String> objectionToDeciding(UUID caseId) {
        return objection(caseId).or(() -> searches.waits(caseId) ? Optional.of("page-not-searched") : Optional.empty());
    }
}
