package org.toroku.ca.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.toroku.pki.Der;

/** Certificates of the status responder: reserved before the issuer's key signs them, as those of subscribers are. */
public final class ResponderJournal {
    /** @param certificate empty while it is reserved only */
    public record Entry(String serial, Der tbs, Optional<Der> certificate, Instant notBefore, Instant notAfter) {}

    private final Sql sql;

    public ResponderJournal(DataSource source) {
        this.sql = new Sql(source);
    }

    /** Those that are valid at {@code now}, the longest valid first. */
    public List<Entry> validAt(Instant now) {
        return sql.query("""
                SELECT serial, tbs, certificate, not_before, not_after FROM ca.responder
                WHERE not_before <= ? AND not_after > ? ORDER BY not_after DESC, serial
                """, ResponderJournal::entry, now, now);
    }

    public void reserve(Entry entry, Instant now) {
        sql.changes("""
                WITH reserved AS (
                    INSERT INTO ca.responder AS r (serial, tbs, not_before, not_after, reserved_at)
                    VALUES (?, ?, ?, ?, ?) RETURNING r)
                SELECT ca.append_event('RESPONDER_RESERVED', 'responder ' || (r).serial, r, '', ?) FROM reserved
                """, entry.serial(), entry.tbs(), entry.notBefore(), entry.notAfter(), now, now);
    }

    /** Stores the certificate if there is none yet, and answers with the one that is stored. */
    public Der store(String serial, Der certificate, Instant now) {
        sql.changes("""
                WITH signed AS (
                    UPDATE ca.responder r SET certificate = ? WHERE serial = ? AND certificate IS NULL RETURNING r)
                SELECT ca.append_event('RESPONDER_SIGNED', 'responder ' || (r).serial, r, '', ?) FROM signed
                """, certificate, serial, now);
        return sql.first(
                        "SELECT certificate FROM ca.responder WHERE serial = ?",
                        row -> Sql.der(row, "certificate"),
                        serial)
                .orElseThrow();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        byte[] certificate = row.getBytes("certificate");
        return new Entry(
                row.getString("serial"),
                Sql.der(row, "tbs"),
                certificate == null ? Optional.empty() : Optional.of(Der.of(certificate)),
                Sql.instant(row, "not_before"),
                Sql.instant(row, "not_after"));
    }
}
