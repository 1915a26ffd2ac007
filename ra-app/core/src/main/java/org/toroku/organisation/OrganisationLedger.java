package org.toroku.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.organisation.OrganisationDesk.Administrator;
import org.toroku.organisation.OrganisationDesk.NewAdministrator;
import org.toroku.organisation.OrganisationDesk.Proposal;

/** Organisations and who invites for them, in the database; every change is an entry of the book under the organisation. */
@Component
class OrganisationLedger {
    private final JdbcClient jdbc;
    private final Book book;
    private final Clock clock;

    OrganisationLedger(JdbcClient jdbc, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
    }

    List<Organisation> all() {
        return jdbc.sql("SELECT * FROM organisation ORDER BY name, corporate_number")
                .query(OrganisationLedger::organisation)
                .list();
    }

    Optional<Organisation> find(UUID id) {
        return jdbc.sql("SELECT * FROM organisation WHERE id = ?")
                .param(id)
                .query(OrganisationLedger::organisation)
                .optional();
    }

    Optional<Organisation> lock(UUID id) {
        return jdbc.sql("SELECT * FROM organisation WHERE id = ? FOR UPDATE")
                .param(id)
                .query(OrganisationLedger::organisation)
                .optional();
    }

    /** False where the number is taken. */
    boolean propose(Proposal proposal, String officer) {
        UUID id = UUID.randomUUID();
        int inserted = jdbc.sql("""
                        INSERT INTO organisation (id, name, address, corporate_number, evidence, state, proposed_by,
                            reason, proposed_at, since)
                        VALUES (?, ?, ?, ?, ?, 'PROPOSED', ?, '', ?, ?) ON CONFLICT (corporate_number) DO NOTHING
                        """)
                .params(
                        id,
                        proposal.name(),
                        proposal.address(),
                        proposal.corporateNumber(),
                        proposal.evidence(),
                        officer,
                        now(),
                        now())
                .update();
        if (inserted == 1) {
            record(officer, "organisation-proposed", id, Map.of());
        }
        return inserted == 1;
    }

    void activate(UUID id, String officer) {
        book.hold(sealedRow(id));
        jdbc.sql("UPDATE organisation SET state = 'ACTIVE', confirmed_by = ?, since = ? WHERE id = ?")
                .params(officer, now(), id)
                .update();
        record(officer, "organisation-confirmed", id, Map.of());
    }

    void suspend(UUID id, String officer, String reason) {
        book.hold(sealedRow(id));
        jdbc.sql("UPDATE organisation SET state = 'SUSPENDED', reason = ?, since = ? WHERE id = ?")
                .params(reason, now(), id)
                .update();
        record(officer, "organisation-suspended", id, Map.of());
    }

    void reinstate(UUID id, String officer, String reason) {
        book.hold(sealedRow(id));
        jdbc.sql("UPDATE organisation SET state = 'PROPOSED', proposed_by = ?, confirmed_by = NULL, reason = ?,"
                        + " proposed_at = ?, since = ? WHERE id = ?")
                .params(officer, reason, now(), now(), id)
                .update();
        record(officer, "organisation-reinstatement-proposed", id, Map.of());
    }

    /** An administrator with the organisation that they belong to. */
    record Bound(UUID organisation, Administrator administrator) {}

    List<Administrator> administrators(UUID organisation) {
        return jdbc
                .sql("SELECT * FROM organisation_admin WHERE organisation_id = ? ORDER BY username")
                .param(organisation)
                .query(OrganisationLedger::bound)
                .list()
                .stream()
                .map(Bound::administrator)
                .toList();
    }

    Optional<Bound> administrator(String username) {
        return jdbc.sql("SELECT * FROM organisation_admin WHERE username = ?")
                .param(username)
                .query(OrganisationLedger::bound)
                .optional();
    }

    /** False where the name is taken. */
    boolean propose(UUID organisation, NewAdministrator administrator, String officer) {
        int inserted = jdbc.sql("""
                        INSERT INTO organisation_admin (username, organisation_id, display_name, evidence, state,
                            proposed_by, since)
                        VALUES (?, ?, ?, ?, 'PROPOSED', ?, ?) ON CONFLICT (username) DO NOTHING
                        """)
                .params(
                        administrator.username(),
                        organisation,
                        administrator.displayName(),
                        administrator.evidence(),
                        officer,
                        now())
                .update();
        if (inserted == 1) {
            recordAdministrator(officer, "organisation-administrator-proposed", organisation, administrator.username());
        }
        return inserted == 1;
    }

    void appoint(UUID organisation, String username, String officer) {
        book.hold(sealedAdministrator(username));
        jdbc.sql("UPDATE organisation_admin SET state = 'ACTIVE', confirmed_by = ?, since = ? WHERE username = ?")
                .params(officer, now(), username)
                .update();
        recordAdministrator(officer, "organisation-administrator-appointed", organisation, username);
    }

    void end(UUID organisation, String username, String officer) {
        book.hold(sealedAdministrator(username));
        jdbc.sql("UPDATE organisation_admin SET state = 'ENDED', since = ? WHERE username = ?")
                .params(now(), username)
                .update();
        recordAdministrator(officer, "organisation-administrator-ended", organisation, username);
    }

    private void record(String officer, String action, UUID id, Map<String, Object> detail) {
        book.record(Book.Entry.of(new Actor.Human(officer), action, id, detail, sealedRow(id)));
    }

    private static Book.Row sealedRow(UUID id) {
        return new Book.Row(ProtectedTable.ORGANISATION, id.toString());
    }

    private void recordAdministrator(String officer, String action, UUID organisation, String username) {
        book.record(Book.Entry.of(
                new Actor.Human(officer),
                action,
                organisation,
                Map.of("administrator", username),
                sealedAdministrator(username)));
    }

    private static Book.Row sealedAdministrator(String username) {
        return new Book.Row(ProtectedTable.ORGANISATION_ADMIN, username);
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Organisation organisation(ResultSet rs, int index) throws SQLException {
        return new Organisation(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("address"),
                rs.getString("corporate_number"),
                rs.getString("evidence"),
                Organisation.State.valueOf(rs.getString("state")),
                rs.getString("proposed_by"),
                Optional.ofNullable(rs.getString("confirmed_by")),
                rs.getString("reason"),
                rs.getTimestamp("since").toInstant());
    }

    private static Bound bound(ResultSet rs, int index) throws SQLException {
        return new Bound(
                rs.getObject("organisation_id", UUID.class),
                new Administrator(
                        rs.getString("username"),
                        rs.getString("display_name"),
                        rs.getString("evidence"),
                        Administrator.State.valueOf(rs.getString("state")),
                        rs.getString("proposed_by"),
                        Optional.ofNullable(rs.getString("confirmed_by"))));
    }
}
