package org.toroku.ca.journal;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/**
 * The one CA that a journal belongs to, written down when it is first opened. Under other keys it is never opened: these
 * would answer for certificates that they did not issue, e.g. call those of a rehearsal good.
 */
public final class JournalIssuer {
    /** In a journal that two CAs wrote, one of them has the oldest certificates and the other the newest. */
    private static final String OLDEST_AND_NEWEST = """
            (SELECT serial, tbs, certificate FROM ca.order_journal WHERE tbs IS NOT NULL ORDER BY reserved_at LIMIT 100)
            UNION ALL
            (SELECT serial, tbs, certificate FROM ca.order_journal WHERE tbs IS NOT NULL ORDER BY reserved_at DESC LIMIT 100)
            UNION ALL (SELECT serial, tbs, certificate FROM ca.responder ORDER BY reserved_at LIMIT 100)
            UNION ALL (SELECT serial, tbs, certificate FROM ca.responder ORDER BY reserved_at DESC LIMIT 100)
            """;

    private static final String WHAT_TO_DO = " Nothing was changed. Let toroku.ca.database name the database of the"
            + " configured CA; a new CA begins with an empty one (docs/operations.md, A journal of another CA)";

    private record Written(String name, String nameSha256, String keySha256, Instant boundAt) {}

    private record Issued(String serial, Der tbs, Optional<Der> certificate) {}

    private final Sql sql;
    private final Der certificate;
    private final IssuerIdentity issuer;

    private JournalIssuer(DataSource source, Der certificate) {
        this.sql = new Sql(source);
        this.certificate = certificate;
        this.issuer = IssuerIdentity.of(certificate);
    }

    /**
     * Holds the CA of {@code certificate} against the one whose journal this is, and writes it down where none is.
     *
     * @throws IllegalArgumentException where the journal is another CA's; says so to operators
     */
    public static void bind(DataSource source, Der certificate, Instant now) {
        new JournalIssuer(source, certificate).bind(now);
    }

    private void bind(Instant now) {
        if (written().isEmpty()) {
            adopt(now);
        }
        // also of who has just been written down: another process may have been first
        Written written = written().orElseThrow();
        if (!written.nameSha256().equals(nameSha256()) || !written.keySha256().equals(keySha256())) {
            throw new IllegalArgumentException(
                    "this database is the journal of another CA. It belongs, since %s, to %s with key SHA-256 %s; configured is %s."
                                    .formatted(written.boundAt(), written.name(), written.keySha256(), self())
                            + WHAT_TO_DO);
        }
    }

    private Optional<Written> written() {
        return sql.first(
                "SELECT name, name_sha256, key_sha256, bound_at FROM ca.issuer ORDER BY number DESC LIMIT 1",
                row -> new Written(
                        row.getString("name"),
                        row.getString("name_sha256"),
                        row.getString("key_sha256"),
                        Sql.instant(row, "bound_at")));
    }

    /** A journal of a version that did not write it down shows by its certificates whose it is. */
    private void adopt(Instant now) {
        SignatureVerifier verifier = new SignatureVerifier(issuer.publicKey());
        List<Issued> issued = sql.query(OLDEST_AND_NEWEST, JournalIssuer::issued);
        for (Issued each : issued) {
            if (!isOurs(each, verifier)) {
                throw new IllegalArgumentException(
                        "this database holds certificates that the configured CA did not issue, such as the one with serial %s by %s; configured is %s."
                                        .formatted(each.serial(), issuerOf(each.tbs()), self())
                                + WHAT_TO_DO);
            }
        }
        sql.changes(
                """
                WITH bound AS (
                    INSERT INTO ca.issuer AS i (number, name, name_sha256, key_sha256, certificate, bound_at)
                    VALUES (1, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING i)
                SELECT ca.append_event('ISSUER', 'issuer 1', i, ?, ?) FROM bound
                """,
                issuer.name().toString(),
                nameSha256(),
                keySha256(),
                certificate,
                now,
                issued.isEmpty() ? "empty journal" : "adopted after a look at its oldest and newest certificates",
                now);
    }

    private static Issued issued(ResultSet row) throws SQLException {
        byte[] certificate = row.getBytes("certificate");
        return new Issued(
                row.getString("serial"),
                Sql.der(row, "tbs"),
                certificate == null ? Optional.empty() : Optional.of(Der.of(certificate)));
    }

    /** What has no signature yet names the key that it is for. */
    private boolean isOurs(Issued each, SignatureVerifier verifier) {
        try {
            TBSCertificate tbs = TBSCertificate.getInstance(each.tbs().toByteArray());
            if (!tbs.getIssuer().equals(issuer.name())) {
                return false;
            }
            if (each.certificate().isEmpty()) {
                AuthorityKeyIdentifier key = AuthorityKeyIdentifier.fromExtensions(tbs.getExtensions());
                return key != null
                        && key.getKeyIdentifierOctets() != null
                        && Der.of(key.getKeyIdentifierOctets()).equals(issuer.keyIdentifier());
            }
            Certificate signed =
                    Certificate.getInstance(each.certificate().get().toByteArray());
            return verifier.verifies(
                    each.tbs().toByteArray(), signed.getSignature().getOctets());
        } catch (IllegalArgumentException | IllegalStateException damaged) {
            // whose it was cannot be seen any more, so it is nobody's
            return false;
        }
    }

    private static String issuerOf(Der tbs) {
        try {
            return TBSCertificate.getInstance(tbs.toByteArray()).getIssuer().toString();
        } catch (IllegalArgumentException damaged) {
            return "an issuer that cannot be read";
        }
    }

    private String self() {
        return issuer.name() + " with key SHA-256 " + keySha256();
    }

    private String keySha256() {
        return issuer.publicKey().sha256Hex();
    }

    private String nameSha256() {
        try {
            return Der.of(issuer.name().getEncoded(ASN1Encoding.DER)).sha256Hex();
        } catch (IOException e) {
            throw new IllegalStateException("a name that was read is written", e);
        }
    }
}
