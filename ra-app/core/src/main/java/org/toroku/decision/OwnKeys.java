package org.toroku.decision;

import java.util.Optional;
import java.util.UUID;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.pki.Der;

/** The keys that applicants made, as far as decisions need them. */
public interface OwnKeys {
    /**
     * The key that an order for this application may name, read again from the encrypted documents, whose keys no
     * database holds; the row beside them only has to agree.
     */
    Proof proof(ApplicationRecord application);

    sealed interface Proof {
        /** @param spki SubjectPublicKeyInfo, as it is to be certified */
        record Proven(Der spki) implements Proof {}

        /** {@code reason}: key-not-accepted, key-altered, document-damaged. */
        record Missing(String reason) implements Proof {}
    }

    /** The key as the row has it, for showing it. */
    Optional<Der> shown(UUID caseId);

    /** Whether every check of the key is done and passed. */
    boolean accepted(UUID caseId);
}
