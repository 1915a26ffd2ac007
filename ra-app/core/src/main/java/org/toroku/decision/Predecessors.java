package org.toroku.decision;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationState;
import org.toroku.pki.Der;

/** Finds what the same person was certified before: what a case renews, else the newest by a card of the same person. */
@Component
class Predecessors {
    private final JdbcClient jdbc;

    Predecessors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Found(UUID caseId, String caseNumber, String route, ApplicationState state, Der certificate) {
        /** Masked: the certificate names a person. */
        @Override
        public String toString() {
            return "Found[" + caseNumber + "]";
        }
    }

    /** @param renewed case of the certificate that {@code caseId} renews */
    Optional<Found> of(UUID caseId, Optional<UUID> renewed) {
        @Nullable UUID renews = renewed.orElse(null);
        return jdbc.sql("""
                        SELECT a.id, a.case_number, a.route, s.state, c.certificate
                          FROM issued_certificate c
                          JOIN application a ON a.id = c.application_id
                          JOIN application_state s ON s.application_id = a.id
                         WHERE a.id <> :case
                           AND (a.id = :renews::uuid OR :renews::uuid IS NULL AND a.id IN (
                               SELECT other.application_id
                                 FROM identity_verification mine JOIN identity_verification other
                                   ON other.person_sha256 = mine.person_sha256 AND other.result = 'VERIFIED'
                                WHERE mine.application_id = :case AND mine.result = 'VERIFIED'))
                         ORDER BY c.issued_at DESC LIMIT 1
                        """)
                .param("case", caseId)
                .param("renews", renews)
                .query((row, n) -> new Found(
                        row.getObject("id", UUID.class),
                        row.getString("case_number"),
                        row.getString("route"),
                        ApplicationState.valueOf(row.getString("state")),
                        Der.of(row.getBytes("certificate"))))
                .optional();
    }
}
