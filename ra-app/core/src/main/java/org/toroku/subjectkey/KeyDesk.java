package org.toroku.subjectkey;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/** Shows officers the key that an applicant brought. */
public interface KeyDesk {
    /** The key of a case; empty where there is none, where it is the officer's own case, and for who may not look. */
    Optional<Shown> of(Officer officer, UUID caseId);

    /**
     * @param accreditable false where a certificate for such a key is outside the accreditation (則2)
     * @param sha256 hex, of the SubjectPublicKeyInfo
     * @param requestSha256 hex, of the certificate request that proved possession
     */
    record Shown(
            SubjectKeyRow.State state,
            SubjectKeyRow.Submission submission,
            KeyInput.Origin origin,
            SubjectKeyRow.Format format,
            String algorithm,
            boolean accreditable,
            String sha256,
            String requestSha256,
            Instant receivedAt) {}
}
