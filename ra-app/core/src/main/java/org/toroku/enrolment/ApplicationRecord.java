package org.toroku.enrolment;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One application as handed in.
 *
 * @param caseNumber for people, e.g. {@code M-2026-000042}
 * @param contentSha256 hex SHA-256 of the content the server built, showed and had signed
 * @param deviceSha256 salted hash of the device identifier the client sent, empty where it sent none
 * @param language that the applicant read when applying
 * @param submittedAt present from submission on
 */
public record ApplicationRecord(
        UUID id,
        String caseNumber,
        String route,
        ApplicationForm form,
        String contentSha256,
        Optional<String> deviceSha256,
        Locale language,
        Instant createdAt,
        Instant contentExpiresAt,
        Optional<Instant> submittedAt) {
    /** Masked: personal data does not belong into logs. */
    @Override
    public String toString() {
        return "ApplicationRecord[" + id + "]";
    }
}
