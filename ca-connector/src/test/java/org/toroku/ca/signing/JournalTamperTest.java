package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.ca.signing.Answers.issued;
import static org.toroku.ca.signing.Answers.refused;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.order.SignedOrder;

/** Whoever changes the journal, even as its database's superuser, is found out; an ordinary role cannot at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournalTamperTest {
    private static final List<String> TABLES = List.of(
            "order_journal",
            "revocation",
            "subscriber_key",
            "responder",
            "revocation_list",
            "list_shards",
            "issuer",
            "publication",
            "event",
            "event_head");

    private CaBench bench;
    private SigningCa ca;
    private UUID signed;
    private String serial;

    @BeforeAll
    void fill() {
        bench = new CaBench();
        ca = bench.open();
        UUID application = UUID.randomUUID();
        SignedOrder order = bench.sign(o -> o.applicationId(application));
        signed = CaBench.idOf(order);
        Submission.Issued issued = issued(ca.submit(order, Optional.empty()));
        serial = issued.serial();
        refused(ca.submit(bench.sign(o -> o.applicationId(application)), Optional.empty()));
        refused(ca.submit(bench.sign(o -> o.subject("CN=test,C=JP")), Optional.empty()));
        ca.revoke(serial, RevocationReason.SUPERSEDED, "officer-1");
        ca.subscriberKeys().destroy(signed, "revoked");
        try (PublishedStatus status = PublishedStatus.of(bench, ca)) {
            status.publish();
        }
    }

    @AfterAll
    void close() {
        ca.close();
        bench.close();
    }

    static Stream<String> tamperings() {
        return Stream.of(
                "UPDATE ca.order_journal SET application_id = gen_random_uuid() WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET canonical = canonical || '\\x00' WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET signature = '\\x00' WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET ra_key_id = 'x' WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET certificate = '\\x3000' WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET tbs = '\\x3000', tbs_sha256 = sha256('\\x3000') WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET spki = '\\x3000' WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET lint = 'rules=0' WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET not_after = not_after + interval '1 day' WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET not_before = not_before - interval '1 day' WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET received_at = received_at - interval '1 day' WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET reserved_at = reserved_at - interval '1 day' WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET signed_at = signed_at - interval '1 day' WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET state = 'RESERVED', certificate = NULL WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET refused_reason = 'other' WHERE state = 'REFUSED'",
                "DELETE FROM ca.order_journal WHERE state = 'REFUSED' AND refused_reason = 'already-ordered'",
                "DELETE FROM ca.order_journal WHERE state = 'REFUSED' AND refused_reason <> 'already-ordered'",
                "UPDATE ca.revocation SET reason = 1",
                "UPDATE ca.revocation SET requested_by = 'nobody'",
                "UPDATE ca.revocation SET revoked_at = revoked_at - interval '1 hour'",
                "DELETE FROM ca.revocation",
                "UPDATE ca.subscriber_key SET wrapped = '\\x00', destroyed_at = NULL",
                "UPDATE ca.subscriber_key SET destroy_reason = 'other'",
                "UPDATE ca.subscriber_key SET destroyed_at = destroyed_at - interval '1 hour'",
                "DELETE FROM ca.subscriber_key",
                "UPDATE ca.revocation_list SET sha256 = '\\x00'",
                "UPDATE ca.revocation_list SET entries = entries - 1",
                "UPDATE ca.responder SET certificate = '\\x3000'",
                "UPDATE ca.responder SET not_after = not_after + interval '1 day'",
                "DELETE FROM ca.responder",
                "UPDATE ca.revocation_list SET next_update = next_update + interval '1 day'",
                "DELETE FROM ca.revocation_list",
                "INSERT INTO ca.list_shards VALUES (true, 4, now())",
                "UPDATE ca.publication SET sha256 = '\\x00'",
                "INSERT INTO ca.publication VALUES ('\\x01', 99, 99, now())",
                "DELETE FROM ca.publication",
                "UPDATE ca.issuer SET key_sha256 = 'x'",
                "UPDATE ca.issuer SET certificate = '\\x3000'",
                "DELETE FROM ca.issuer",
                "UPDATE ca.event SET detail = 'x' WHERE seq = 2",
                "UPDATE ca.event SET at = at - interval '1 second' WHERE seq = 2",
                "UPDATE ca.event SET kind = 'RECEIVED' WHERE seq = 2",
                "DELETE FROM ca.event WHERE seq = 3",
                "DELETE FROM ca.event WHERE seq = (SELECT max(seq) FROM ca.event)",
                "UPDATE ca.event_head SET hash = sha256('x')");
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void findsWhatASuperuserChanged(String tampering) throws SQLException {
        try (Connection connection = bench.database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
            statement.execute("CREATE SCHEMA IF NOT EXISTS kept");
            for (String table : TABLES) {
                statement.execute("CREATE TABLE kept." + table + " AS TABLE ca." + table);
            }
            // Switches triggers and foreign keys off, as an attacker with the superuser's rights would.
            statement.execute("SET session_replication_role = replica");

            int changed = statement.executeUpdate(tampering);
            Verdict verdict = ca.verifyJournal();
            for (String table : TABLES) {
                statement.execute("DELETE FROM ca." + table);
                statement.execute("INSERT INTO ca." + table + " SELECT * FROM kept." + table);
                statement.execute("DROP TABLE kept." + table);
            }
            statement.execute("SET session_replication_role = origin");
            assertThat(changed).isPositive();
            assertThat(verdict).isInstanceOf(Verdict.Broken.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ca.order_journal SET certificate = '\\x3000' WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET state = 'RESERVED', certificate = NULL WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET state = 'RECEIVED', refused_field = NULL, refused_reason = NULL WHERE state = 'REFUSED'",
                "UPDATE ca.order_journal SET serial = 'abcdef0123456789' WHERE state = 'SIGNED'",
                "UPDATE ca.order_journal SET canonical = '\\x00' WHERE state = 'SIGNED'",
                "DELETE FROM ca.order_journal",
                "DELETE FROM ca.revocation",
                "UPDATE ca.responder SET certificate = '\\x3000'",
                "DELETE FROM ca.responder",
                "UPDATE ca.revocation_list SET entries = 0",
                "UPDATE ca.issuer SET name = 'CN=Other'",
                "DELETE FROM ca.publication",
                "DELETE FROM ca.issuer",
                "INSERT INTO ca.issuer SELECT 2, name, name_sha256, key_sha256, certificate, bound_at FROM ca.issuer",
                "UPDATE ca.event SET detail = 'x'",
                "DELETE FROM ca.event",
                "TRUNCATE ca.event"
            })
    void theDatabaseItselfRefusesToRewriteHistory(String statement) {
        assertThatThrownBy(() -> bench.execute(statement)).hasRootCauseInstanceOf(SQLException.class);
        assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void givesTheHeadOfTheChainForKeepingOutside() {
        assertThat(ca.verifyJournal())
                .isInstanceOfSatisfying(
                        Verdict.Intact.class,
                        intact -> assertThat(intact.events()).isGreaterThanOrEqualTo(9));
    }
}
