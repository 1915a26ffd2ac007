package org.toroku.automaton;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what may speak of an attack (velocity, duplicates, shared devices), over keyed hashes only. */
@Component
class RiskLookup {
    private static final Duration PERSON_WINDOW = Duration.ofDays(30);
    private static final Duration DEVICE_WINDOW = Duration.ofHours(24);
    private static final Duration NETWORK_WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;

    RiskLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a renewal rests on is no sign of an attack: the certificate renewed and the one issued on full proofing are left
     * out. Further renewals of the same person count.
     *
     * @param signerSha256 digest of the certificate that was verified
     */
    RiskFacts of(UUID caseId, String personSha256, String signerSha256, Instant now) {
        return jdbc.sql("""
                        WITH mine AS (SELECT device_sha256, network_sha256 FROM application WHERE id = :case),
                        device AS (
                            SELECT a.id FROM application a, mine
                            WHERE a.device_sha256 = mine.device_sha256 AND a.created_at > :deviceSince AND a.id <> :case),
                        renewed AS (
                            SELECT renewed_application AS id FROM renewal WHERE application_id = :case
                            UNION SELECT anchor_application FROM renewal WHERE application_id = :case)
                        SELECT
                            EXISTS (SELECT 1 FROM deny_list WHERE person_sha256 = :person) AS denied,
                            (SELECT count(*) FROM issued_certificate c JOIN application_state st USING (application_id)
                             WHERE c.not_after > :now AND st.state NOT IN ('REVOKED_UNRECEIVED', 'REVOKED')
                               AND c.application_id NOT IN (SELECT id FROM renewed)
                               AND c.application_id IN (
                                   SELECT application_id FROM identity_verification
                                   WHERE result = 'VERIFIED' AND person_sha256 = :person)) AS certificates,
                            (SELECT count(*) FROM submission s
                             WHERE s.application_id <> :case AND s.submitted_at > :personSince
                               AND s.application_id NOT IN (SELECT id FROM renewed)
                               AND s.application_id IN (
                                   SELECT application_id FROM identity_verification
                                   WHERE result = 'VERIFIED' AND person_sha256 = :person)) AS same_person,
                            (SELECT count(DISTINCT v.person_sha256) FROM identity_verification v JOIN device d
                                ON d.id = v.application_id
                             WHERE v.result = 'VERIFIED' AND v.person_sha256 <> :person) AS device_persons,
                            -- one is enough; the terminal of a counter has seen thousands
                            (SELECT count(*) FROM (SELECT 1 FROM application a
                             JOIN mine ON a.device_sha256 = mine.device_sha256
                             JOIN issued_certificate c ON c.application_id = a.id
                             JOIN application_state st ON st.application_id = a.id
                             JOIN identity_verification v ON v.application_id = a.id
                             WHERE v.result = 'VERIFIED' AND v.person_sha256 <> :person AND c.not_after > :now
                               AND st.state NOT IN ('REVOKED_UNRECEIVED', 'REVOKED') LIMIT 1) AS one) AS device_holders,
                            (SELECT count(*) FROM device) AS device_applications,
                            (SELECT count(*) FROM application a, mine
                             WHERE a.network_sha256 = mine.network_sha256 AND a.created_at > :networkSince
                               AND a.id <> :case) AS network_applications,
                            (SELECT count(DISTINCT v.application_id) FROM identity_verification v
                                JOIN application_state st USING (application_id)
                             WHERE v.signer_sha256 = :signer AND v.application_id <> :case
                               AND st.state IN ('RECEIVED', 'PENDING_STATUS', 'REFERRED')) AS same_signer
                        """)
                .param("case", caseId)
                .param("person", personSha256)
                .param("signer", signerSha256)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("personSince", now.minus(PERSON_WINDOW).atOffset(ZoneOffset.UTC))
                .param("deviceSince", now.minus(DEVICE_WINDOW).atOffset(ZoneOffset.UTC))
                .param("networkSince", now.minus(NETWORK_WINDOW).atOffset(ZoneOffset.UTC))
                .query((rs, n) -> new RiskFacts(
                        rs.getBoolean("denied"),
                        rs.getInt("certificates"),
                        rs.getInt("same_person"),
                        rs.getInt("device_persons"),
                        rs.getInt("device_holders"),
                        rs.getInt("device_applications"),
                        rs.getInt("network_applications"),
                        rs.getInt("same_signer")))
                .single();
    }
}
