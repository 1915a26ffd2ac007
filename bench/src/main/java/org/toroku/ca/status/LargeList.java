package org.toroku.ca.status;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
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
 * Writes and checks one list from a journal, in a process whose heap the bench bounds. Prints the entries, and the
 * process's CPU time and the wall time in milliseconds. In the package of what it measures: nobody else makes a list
 * without answers.
 */
public final class LargeList {
    private LargeList() {}

    /** @param args JDBC URL, library, label and PIN file of the token, alias of the key, certificate in hex, folder */
    public static void main(String[] args) throws IOException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[0]);
        TokenSettings settings =
                new TokenSettings(Path.of(args[1]), args[2], Path.of(args[3]), Duration.ofMinutes(1), 2);
        IssuerIdentity issuer =
                IssuerIdentity.of(Der.of(java.util.HexFormat.of().parseHex(args[5])));
        try (Token token = Token.open(settings, List.of(TokenKey.pair(args[4], issuer.publicKey())))) {
            StatusSigner signer = new StatusSigner(token, args[4], issuer.publicKey());
            CrlWriter writer = new CrlWriter(issuer, signer, Optional.empty(), StatusFailPoint.none());
            CrlWriter.Frame frame = new CrlWriter.Frame(1, 1_700_000_000, 1_700_086_400);
            Path file = Path.of(args[6]).resolve("large.crl");
            long begun = System.nanoTime();
            CrlWriter.Written written = new StatusJournal(database)
                    .at(moment -> writer.write(
                            file,
                            frame,
                            taker -> moment.eachRevocation(
                                    (serial, revoked, at, reason) -> taker.take(serial, at, reason))));
            Optional<String> objection = CrlCheck.objection(file, issuer, signer.verifier(), frame, written.entries());
            long wall = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            long cpu = Duration.ofNanos(
                            ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime())
                    .toMillis();
            if (objection.isPresent()) {
                throw new IllegalStateException(objection.get());
            }
            System.out.println(written.entries() + " " + cpu + " " + wall);
        }
    }
}
