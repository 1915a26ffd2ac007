package org.toroku.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

/** Partners and their credentials in the database; every change is an entry of the book under the partner. */
@Component
class PartnerLedger {
    private final JdbcClient jdbc;
    private final Book book;
    private final Clock clock;

    PartnerLedger(JdbcClient jdbc, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
    }

    List<Partner> all() {
        return jdbc.sql("SELECT * FROM partner ORDER BY name")
                .query(PartnerLedger::partner)
                .list();
    }

    Optional<Partner> find(UUID id) {
        return jdbc.sql("SELECT * FROM partner WHERE id = ?")
                .param(id)
                .query(PartnerLedger::partner)
                .optional();
    }

    /** Held until the transaction ends: calls that make applications are counted one after the other. */
    Optional<Partner> lock(UUID id) {
        return jdbc.sql("SELECT * FROM partner WHERE id = ? FOR UPDATE")
                .param(id)
                .query(PartnerLedger::partner)
                .optional();
    }

    /** False where the name is taken. */
    boolean propose(PartnerDesk.Proposal proposal, String officer) {
        UUID id = UUID.randomUUID();
        int inserted = jdbc.sql(
                        "INSERT INTO partner (id, name, evidence, state, per_day, open_most, proposed_by, reason,"
                                + " since) VALUES (?, ?, ?, 'PROPOSED', ?, ?, ?, '', ?) ON CONFLICT (name) DO NOTHING")
                .params(
                        id,
                        proposal.name(),
                        proposal.evidence(),
                        proposal.perDay(),
                        proposal.openMost(),
                        officer,
                        now())
                .update();
        if (inserted == 1) {
            record(officer, "partner-proposed", id, quotas(proposal.perDay(), proposal.openMost()));
        }
        return inserted == 1;
    }

    void activate(UUID id, String officer) {
        book.hold(sealedRow(id));
        jdbc.sql("UPDATE partner SET state = 'ACTIVE', confirmed_by = ?, since = ? WHERE id = ?")
                .params(officer, now(), id)
                .update();
        record(officer, "partner-confirmed", id, Map.of());
    }

    void disable(UUID id, String officer, String reason) {
        book.hold(sealedRow(id));
        jdbc.sql("UPDATE partner SET state = 'DISABLED', reason = ?, since = ? WHERE id = ?")
                .params(reason, now(), id)
                .update();
        record(officer, "partner-disabled", id, Map.of());
        // whatever it was disabled for, its secrets may be the reason: who goes on gets another one
        credentials(id).forEach(credential -> end(id, credential.id(), clock.instant(), officer));
    }

    void proposeAgain(UUID id, int perDay, int openMost, String officer, String reason) {
        book.hold(sealedRow(id));
        jdbc.sql("UPDATE partner SET state = 'PROPOSED', per_day = ?, open_most = ?, proposed_by = ?,"
                        + " confirmed_by = NULL, reason = ?, since = ? WHERE id = ?")
                .params(perDay, openMost, officer, reason, now(), id)
                .update();
        record(officer, "partner-proposed-again", id, quotas(perDay, openMost));
    }

    private static Map<String, Object> quotas(int perDay, int openMost) {
        return Map.of("perDay", perDay, "openMost", openMost);
    }

    record Credential(UUID id, String secretHash) {
        @Override
        public String toString() {
            return "Credential[" + id + "]";
        }
    }

    /** Those that are good now. */
    List<Credential> credentials(UUID partner) {
        return jdbc.sql("SELECT id, secret_hash FROM partner_credential WHERE partner_id = ?"
                        + " AND (ends_at IS NULL OR ends_at > ?) ORDER BY made_at DESC LIMIT 2")
                .params(partner, now())
                .query((rs, n) -> new Credential(rs.getObject(1, UUID.class), rs.getString(2)))
                .list();
    }

    /** A new credential; one that was good goes on being so for a while, older ones end at once. */
    void rotate(UUID partner, String secretHash, Duration overlap, String officer) {
        List<UUID> good = credentials(partner).stream().map(Credential::id).toList();
        for (int i = 0; i < good.size(); i++) {
            end(partner, good.get(i), i == 0 ? clock.instant().plus(overlap) : clock.instant(), officer);
        }
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "INSERT INTO partner_credential (id, partner_id, secret_hash, made_by, made_at) VALUES (?, ?, ?, ?, ?)")
                .params(id, partner, secretHash, officer, now())
                .update();
        recordCredential(officer, "partner-secret-made", partner, id);
    }

    private void end(UUID partner, UUID credential, Instant at, String officer) {
        book.hold(sealedCredential(credential));
        jdbc.sql("UPDATE partner_credential SET ends_at = least(coalesce(ends_at, ?), ?) WHERE id = ?")
                .params(utc(at), utc(at), credential)
                .update();
        recordCredential(officer, "partner-secret-ends", partner, credential);
    }

    private void recordCredential(String officer, String action, UUID partner, UUID credential) {
        book.record(Book.Entry.of(
                new Actor.Human(officer),
                action,
                partner,
                Map.of("credential", credential.toString()),
                sealedCredential(credential)));
    }

    private static Book.Row sealedCredential(UUID credential) {
        return new Book.Row(ProtectedTable.PARTNER_CREDENTIAL, credential.toString());
    }

    private void record(String officer, String action, UUID id, Map<String, Object> detail) {
        book.record(Book.Entry.of(new Actor.Human(officer), action, id, detail, sealedRow(id)));
    }

    private static Book.Row sealedRow(UUID id) {
        return new Book.Row(ProtectedTable.PARTNER, id.toString());
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Partner partner(ResultSet rs, int index) throws SQLException {
        return new Partner(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("evidence"),
                Partner.State.valueOf(rs.getString("state")),
                rs.getInt("per_day"),
                rs.getInt("open_most"),
                rs.getString("proposed_by"),
                Optional.ofNullable(rs.getString("confirmed_by")),
                rs.getString("reason"),
                rs.getTimestamp("since").toInstant());
    }
}
