package org.toroku.renewal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;

/** Renewals and the claims to certificates, in the database. Every method that writes joins the caller's transaction. */
@Component
class RenewalLedger {
    private static final Actor SELF = new Actor.Service("renewal");

    private final JdbcClient jdbc;
    private final Book book;

    RenewalLedger(JdbcClient jdbc, Book book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    /** Case for which the certificate of this serial was issued. */
    Optional<UUID> caseOf(String serial) {
        return jdbc.sql("SELECT application_id FROM issued_certificate WHERE serial = ?")
                .param(serial)
                .query(UUID.class)
                .optional();
    }

    void insert(UUID caseId, RenewalRow row, Instant at) {
        jdbc.sql("""
                        INSERT INTO renewal (application_id, renewed_application, renewed_serial, renewed_sha256,
                            anchor_application, anchor_issued_at, ceiling, made_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(caseId)
                .param(row.renewed())
                .param(row.serial())
                .param(row.certificateSha256())
                .param(row.anchor())
                .param(at(row.anchorIssuedAt()))
                .param(at(row.ceiling()))
                .param(at(at))
                .update();
        book.record(Book.Entry.of(
                new Actor.Applicant(),
                "renewal-asked-for",
                caseId,
                Map.of(
                        "renewed", row.renewed().toString(),
                        "serial", row.serial(),
                        "anchor", row.anchor().toString(),
                        "anchorIssuedAt", row.anchorIssuedAt().toString(),
                        "ceiling", row.ceiling().toString()),
                new Book.Row(ProtectedTable.RENEWAL, caseId.toString())));
    }

    Optional<RenewalRow> find(UUID caseId) {
        return jdbc.sql("SELECT * FROM renewal WHERE application_id = ?")
                .param(caseId)
                .query(RenewalLedger::row)
                .optional();
    }

    private static RenewalRow row(ResultSet rs, int index) throws SQLException {
        return new RenewalRow(
                rs.getObject("renewed_application", UUID.class),
                rs.getString("renewed_serial"),
                rs.getString("renewed_sha256"),
                rs.getObject("anchor_application", UUID.class),
                rs.getTimestamp("anchor_issued_at").toInstant(),
                rs.getTimestamp("ceiling").toInstant());
    }

    /** Cases of the renewals that go back to one proofing, oldest first; the anchor itself is none. */
    List<UUID> chainOf(UUID anchor) {
        return jdbc.sql(
                        "SELECT application_id FROM renewal WHERE anchor_application = ? ORDER BY made_at, application_id")
                .param(anchor)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
    }

    /** The case that holds the claim to renew a certificate. */
    Optional<UUID> holder(String serial) {
        return jdbc.sql("SELECT application_id FROM renewal_claim WHERE renewed_serial = ? AND released_at IS NULL")
                .param(serial)
                .query(UUID.class)
                .optional();
    }

    /** Cases that renewed the certificate of a case and were issued theirs, whatever their claims say. */
    List<UUID> issuedFor(UUID renewed) {
        return jdbc.sql("SELECT r.application_id FROM renewal r JOIN issued_certificate c"
                        + " ON c.application_id = r.application_id WHERE r.renewed_application = ?")
                .param(renewed)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
    }

    /** Claims a certificate for its one renewal; false where another case has it. */
    boolean claim(UUID caseId, String serial, Instant at) {
        if (holder(serial).equals(Optional.of(caseId))) {
            return true;
        }
        int claimed = jdbc.sql("INSERT INTO renewal_claim (application_id, renewed_serial, claimed_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(caseId, serial, at(at))
                .update();
        if (claimed == 1) {
            sealed(caseId, "renewal-claimed", serial);
        }
        return claimed == 1;
    }

    /** Gives up the claim of a case that came to nothing. */
    void release(UUID caseId, String serial, Instant at) {
        book.hold(sealedRow(caseId));
        int released = jdbc.sql(
                        "UPDATE renewal_claim SET released_at = ? WHERE application_id = ? AND released_at IS NULL")
                .params(at(at), caseId)
                .update();
        if (released == 1) {
            sealed(caseId, "renewal-claim-released", serial);
        }
    }

    private void sealed(UUID caseId, String action, String serial) {
        book.record(Book.Entry.of(SELF, action, caseId, Map.of("serial", serial), sealedRow(caseId)));
    }

    private static Book.Row sealedRow(UUID caseId) {
        return new Book.Row(ProtectedTable.RENEWAL_CLAIM, caseId.toString());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
