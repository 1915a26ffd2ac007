package org.toroku.paper;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Until when the applicant of a case on paper has to do what. */
@Component
public class PaperTerms {
    private final FileLedger files;

    PaperTerms(FileLedger files) {
        this.files = files;
    }

    /**
     * @param inquiry whether the method is the inquiry (則5①(1)ハ)
     * @param documents by when documents must have arrived
     * @param reply by when the reply must be here; known once the inquiry was posted
     */
    public record Terms(boolean inquiry, Instant documents, Optional<Instant> reply) {}

    /** Empty for cases of other routes. */
    public Optional<Terms> of(UUID caseId) {
        return files.find(caseId)
                .map(file -> new Terms(
                        file.method() == ProofMethod.INQUIRY, file.documentsDeadline(), file.replyDeadline()));
    }
}
