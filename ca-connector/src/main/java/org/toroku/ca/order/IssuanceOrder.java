package org.toroku.ca.order;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What was approved, in full: the CA connector issues exactly this or nothing.
 *
 * @param orderId unique for ever; the idempotency key of issuing
 * @param applicationId one certificate per application
 * @param applicationSha256 hex SHA-256 of the signed application content, so that an approval cannot be moved to other data
 * @param subject RFC 4514 string of the subject DN
 * @param subjectAltName RFC 822 name to certify, empty for none
 * @param spkiSha256 hex SHA-256 of the applicant's SubjectPublicKeyInfo; empty where the CA makes the key
 * @param profileId certificate profile
 * @param profileSha256 hex SHA-256 of the profile as it stood at approval
 * @param notAfterCeiling last second in which the certificate may be valid, whole seconds; empty where the holder was proven
 *     for this very application, so that only the profile limits it (則5②)
 * @param approval who approved
 * @param approvedAt instant of the decision
 * @param expiresAt after this the order is void
 * @param nonce 32 hex characters or more, random
 */
public record IssuanceOrder(
        UUID orderId,
        UUID applicationId,
        String applicationSha256,
        String subject,
        Optional<String> subjectAltName,
        Optional<String> spkiSha256,
        String profileId,
        String profileSha256,
        Optional<Instant> notAfterCeiling,
        Approval approval,
        Instant approvedAt,
        Instant expiresAt,
        String nonce) {

    /** Either two different people, or the accredited automaton under a responsible officer. */
    public sealed interface Approval {
        record FourEyes(String examiner, String decider) implements Approval {}

        /**
         * @param automaton name and version of the deciding program
         * @param ruleSetSha256 hex SHA-256 of the DMN file
         * @param responsibleOfficer who answers for the rule (統括責任者); never written as if they had clicked
         */
        record Automaton(String automaton, String ruleSetSha256, String responsibleOfficer) implements Approval {}
    }
}
