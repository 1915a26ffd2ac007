package org.toroku.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Refusals;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.officers.Roles;

/** Finds them by the keyed hash of the person, and by what forms say. */
@Component
class StoredPersonDesk implements PersonDesk {
    private static final Set<String> READERS = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);

    private final JdbcClient jdbc;
    private final OnDuty duty;
    private final OwnCase own;

    StoredPersonDesk(JdbcClient jdbc, OnDuty duty, OwnCase own) {
        this.jdbc = jdbc;
        this.duty = duty;
        this.own = own;
    }

    @Override
    public List<Other> others(Officer officer, UUID caseId) {
        return Refusals.noted(officer.username(), caseId, objection(officer, caseId))
                        .isPresent()
                ? List.of()
                : others(caseId).stream()
                        // a card may spell an officer's name as their form does not
                        .filter(found -> !own.of(found.caseId(), officer.username()))
                        .map(Found::other)
                        .toList();
    }

    private Optional<String> objection(Officer officer, UUID caseId) {
        if (!duty.holdsAny(officer, READERS)) {
            return Optional.of("role");
        }
        return own.of(caseId, officer.username()) ? Optional.of("own-case") : Optional.empty();
    }

    private record Found(UUID caseId, Other other) {}

    private List<Found> others(UUID caseId) {
        return jdbc.sql("""
                        WITH carded AS (
                            SELECT DISTINCT other.application_id AS id
                              FROM identity_verification mine JOIN identity_verification other
                                ON other.person_sha256 = mine.person_sha256 AND other.result = 'VERIFIED'
                             WHERE mine.application_id = :case AND mine.result = 'VERIFIED'),
                        stated AS (
                            SELECT o.id FROM application a JOIN application o
                                ON o.applicant_name = a.applicant_name
                               AND o.form ->> 'birthDate' = a.form ->> 'birthDate'
                             WHERE a.id = :case)
                        SELECT a.id, a.case_number, a.route, s.state, a.created_at, a.id IN (SELECT id FROM carded) AS carded,
                               c.serial, c.not_after
                          FROM application a JOIN application_state s ON s.application_id = a.id
                          LEFT JOIN issued_certificate c ON c.application_id = a.id
                         WHERE a.id <> :case AND (a.id IN (SELECT id FROM carded)
                               OR a.id IN (SELECT id FROM stated) AND s.state <> 'AWAITING_SIGNATURE')
                         ORDER BY carded DESC, a.created_at DESC, a.case_number LIMIT :most
                        """)
                .param("case", caseId)
                .param("most", MOST)
                .query((row, n) -> new Found(row.getObject("id", UUID.class), other(row)))
                .list();
    }

    private static Other other(ResultSet row) throws SQLException {
        Optional<Instant> notAfter = Optional.ofNullable(row.getObject("not_after", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
        String serial = row.getString("serial");
        return new Other(
                row.getString("case_number"),
                row.getString("route"),
                ApplicationState.valueOf(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("carded") ? Likeness.CARD : Likeness.STATED,
                notAfter.map(end -> new Certificate(serial, end)));
    }
}
