package org.toroku.standalone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What RA and CA say of the same certificates. Each book is chained in itself; whoever takes a certificate or a revocation
 * out of one of them and rebuilds it still has the other to answer to. The RA is read first, since a certificate is in the
 * CA's journal before it is in a row of the RA.
 */
final class TwoBooks {
    private static final Set<String> SAYS_REVOKED = Set.of("REVOKED_UNRECEIVED", "REVOKED");
    /** The state is taken before the CA is asked; until its answer is in the book the RA claims nothing. */
    private static final String STATE =
            "CASE WHEN s.state = 'REVOKED_UNRECEIVED' AND NOT " + has("certificate-revoked-unreceived")
                    + " OR s.state = 'REVOKED' AND " + has("revocation-requested")
                    + " AND NOT " + has("certificate-revoked-on-request")
                    + " THEN 'ORDERED' ELSE s.state END";
    /** States in which the RA may not have heard yet of what the CA has done already. */
    private static final String UNDER_WAY = "ACCEPTED";

    private final JdbcClient ra;
    private final JdbcClient ca;

    TwoBooks(DataSource ra, DataSource ca) {
        this.ra = JdbcClient.create(ra);
        this.ca = JdbcClient.create(ca);
    }

    private record Known(String application, String serial, String certificate, String state) {}

    private static String has(String action) {
        return "EXISTS (SELECT 1 FROM audit_entry a WHERE a.case_id = i.application_id AND a.action = '" + action
                + "')";
    }

    /** Empty where they agree; linear in the number of certificates. */
    List<String> differences() {
        Map<String, Known> known = new HashMap<>();
        ra.sql("SELECT i.order_id::text, i.application_id::text, i.serial, encode(sha256(i.certificate), 'hex'), "
                        + STATE
                        + " FROM issued_certificate i JOIN application_state s USING (application_id)")
                .query(row -> {
                    known.put(
                            row.getString(1),
                            new Known(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
                });
        List<String> found = new ArrayList<>();
        Map<String, String> revoked = revocations();
        ca.sql("SELECT order_id::text, application_id::text, serial, encode(sha256(certificate), 'hex')"
                        + " FROM ca.order_journal WHERE certificate IS NOT NULL")
                .query(row -> {
                    String order = row.getString(1);
                    String serial = row.getString(3);
                    Known here = known.remove(order);
                    if (here == null) {
                        unknown(order, row.getString(2), serial, revoked.containsKey(serial))
                                .ifPresent(found::add);
                    } else if (!here.serial().equals(serial)
                            || !here.certificate().equals(row.getString(4))) {
                        found.add("order " + order + ": the CA issued another certificate than the RA has");
                    } else if (SAYS_REVOKED.contains(here.state()) && !revoked.containsKey(serial)) {
                        found.add("serial " + serial + ": revoked by the RA, not by the CA");
                    } else if ("receipt-deadline".equals(revoked.get(serial))
                            && here.state().equals("DELIVERED")) {
                        found.add("serial " + serial + ": revoked as not received, though the RA has the receipt");
                    }
                });
        known.forEach(
                (order, here) -> found.add("order " + order + ": the RA has a certificate that the CA never issued"));
        return found;
    }

    /** Serial and who asked. */
    private Map<String, String> revocations() {
        Map<String, String> revoked = new HashMap<>();
        ca.sql("SELECT serial, requested_by FROM ca.revocation").query(row -> {
            revoked.put(row.getString(1), row.getString(2));
        });
        return revoked;
    }

    /** Between the CA's signature and the RA's row a case is accepted; anything else is a certificate nobody answers for. */
    private Optional<String> unknown(String order, String application, String serial, boolean revoked) {
        boolean expected = revoked
                || ra.sql("SELECT EXISTS (SELECT 1 FROM issued_certificate WHERE order_id = ?::uuid) OR EXISTS"
                                + " (SELECT 1 FROM application_state WHERE application_id = ?::uuid AND state = ?)")
                        .params(order, application, UNDER_WAY)
                        .query(Boolean.class)
                        .single();
        return expected
                ? Optional.empty()
                : Optional.of("order " + order + ": the CA issued serial " + serial + ", of which the RA has no row");
    }
}
