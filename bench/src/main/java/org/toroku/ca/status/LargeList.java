package org.toroku.ca.status;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.toroku.ca.journal.StatusJournal;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.TokenKey;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/**
 * Writes and checks lists from a journal as a publication does, in a process whose heap the bench bounds: the first from the
 * journal, then one more for the revocation that comes next. Prints the entries of the first, the CPU time in milliseconds
 * of the start of Java and the token, of the first list and of the second. In the package of what it measures: nobody else
 * makes a list without answers.
 */
public final class LargeList {
    private LargeList() {}

    /** @param args JDBC URL, library, label and PIN file of the token, alias of the key, certificate in hex, folder */
    public static void main(String[] args) throws IOException, java.sql.SQLException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[0]);
        TokenSettings settings =
                new TokenSettings(Path.of(args[1]), args[2], Path.of(args[3]), Duration.ofMinutes(1), 2);
        IssuerIdentity issuer =
                IssuerIdentity.of(Der.of(java.util.HexFormat.of().parseHex(args[5])));
        Path status = Files.createTempDirectory(Path.of(args[6]), "status");
        try (Token token = Token.open(settings, List.of(TokenKey.pair(args[4], issuer.publicKey())))) {
            StatusSigner signer = new StatusSigner(token, args[4], issuer.publicKey());
            StatusJournal journal = new StatusJournal(database);
            StatusFolder folder = new StatusFolder(status);
            ListRound lists = new ListRound(new ListRound.Parts(
                    StatusSettings.standard(status),
                    List.of(),
                    issuer,
                    signer,
                    journal,
                    folder,
                    StatusFailPoint.none()));
            long now = Instant.now().getEpochSecond();
            long start = cpu();
            Manifest first = journal.at(moment -> manifest(moment, lists.run(moment, Optional.empty(), true, now)));
            long whole = cpu();
            revokeOneMore(database);
            long before = cpu();
            Manifest second = journal.at(moment -> manifest(
                    moment,
                    lists.run(
                            moment,
                            Optional.of(new Generation(first, folder.folder(), AnswerStack.empty())),
                            true,
                            now)));
            long next = cpu();
            if (second.list().entries() != first.list().entries() + 1 || second.journalRead() != first.journalRead()) {
                throw new IllegalStateException("the second list was not made of the first");
            }
            System.out.println(first.list().entries() + " " + start + " " + (whole - start) + " " + (next - before));
        }
    }

    private static Manifest manifest(StatusJournal.Moment moment, ListRound.Lists lists) {
        return new Manifest(
                1, lists.whole(), lists.shards(), lists.journalRead(), moment.events(), 0, 0, 0, 0, List.of());
    }

    private static void revokeOneMore(PGSimpleDataSource database) throws java.sql.SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    WITH revoked AS (
                        INSERT INTO ca.revocation AS r SELECT serial, now(), 1, 'bench' FROM ca.order_journal
                        WHERE serial NOT IN (SELECT serial FROM ca.revocation) LIMIT 1 RETURNING r)
                    SELECT ca.append_event('REVOKED', 'revocation ' || (r).serial, r, 'bench', now()) FROM revoked
                    """);
        }
    }

    private static long cpu() {
        return Duration.ofNanos(
                        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime())
                .toMillis();
    }
}
