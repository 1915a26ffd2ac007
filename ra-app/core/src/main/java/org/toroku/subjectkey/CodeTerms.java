package org.toroku.subjectkey;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Until when an identification code may be used. */
@Component
public class CodeTerms {
    private final IdentificationCodes codes;

    CodeTerms(IdentificationCodes codes) {
        this.codes = codes;
    }

    /** Empty where none was posted. */
    public Optional<Instant> of(UUID caseId) {
        return codes.find(caseId).flatMap(IdentificationCodes.Code::expiresAt);
    }
}
