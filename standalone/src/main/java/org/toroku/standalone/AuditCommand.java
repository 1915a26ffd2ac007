package org.toroku.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.KeyFile;
import org.toroku.ca.ceremony.CeremonyRecord;
import org.toroku.ca.journal.JournalCheck;
import org.toroku.ca.pkcs11.VerifyingKey;

/** {@code ./toroku audit verify}: reads the book and the CA's journal of a data folder against everything they seal. */
public final class AuditCommand {
    /** Nothing was altered. */
    public static final int INTACT = 0;
    /** Something was; the first altered row is named first. */
    public static final int ALTERED = 1;
    /** It could not be found out. */
    public static final int NOT_VERIFIED = 2;

    private static final String USAGE = "usage / 使い方: toroku audit verify [--data DIR]";

    private final PrintStream out;
    private final PrintStream err;

    AuditCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs and exits with one of the codes above. */
    public static void main(String[] line) {
        quiet();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new AuditCommand(out, err).run(List.of(line)));
    }

    /** The answer is the output; what a database server says while it starts is not. */
    private static void quiet() {
        if (LoggerFactory.getILoggerFactory() instanceof ch.qos.logback.classic.LoggerContext context) {
            context.getLogger("ROOT").setLevel(ch.qos.logback.classic.Level.ERROR);
        }
    }

    /** {@code line} is {@code [--data DIR] verify}, in either order. */
    int run(List<String> line) {
        boolean verifyLast = line.size() == 3
                && line.getFirst().equals("--data")
                && line.getLast().equals("verify");
        boolean verifyFirst = line.size() == 3
                && line.getFirst().equals("verify")
                && line.get(1).equals("--data");
        if (!verifyFirst && !verifyLast) {
            err.println(USAGE);
            return NOT_VERIFIED;
        }
        return verify(Path.of(line.get(verifyFirst ? 2 : 1)).toAbsolutePath().normalize());
    }

    private int verify(Path data) {
        try (AuditedDatabase database = AuditedDatabase.of(data)) {
            byte[] macKey = KeyFile.read(data.resolve("secrets").resolve("mac-key"), false);
            VerifyingKey bookKey =
                    new VerifyingKey(CeremonyRecord.in(data.resolve("hsm")).bookKey());
            out.println("帳簿署名鍵 / book key (SHA-256): " + bookKey.keyId());
            boolean book = book(BookVerifier.open(source(database, data, "ra", LocalDatabase.RA_ROLE), macKey, bookKey)
                    .verify());
            boolean journal = journal(new JournalCheck(source(database, data, "ca", LocalDatabase.CA_ROLE)).verify());
            return book && journal ? INTACT : ALTERED;
        } catch (IOException | RuntimeException e) {
            err.println("検証できませんでした / could not be verified: " + e.getMessage());
            return NOT_VERIFIED;
        }
    }

    private boolean book(BookVerifier.Report report) {
        return switch (report) {
            case BookVerifier.Report.Intact(long entries, long rows, long signedUpTo) -> {
                out.println("帳簿は改ざんされていません。 記録 %d 件、保護された行 %d 件、署名済みは記録 %d まで".formatted(entries, rows, signedUpTo));
                out.println("The book is intact: %d entries, %d protected rows, signed up to entry %d"
                        .formatted(entries, rows, signedUpTo));
                yield true;
            }
            case BookVerifier.Report.Altered(List<BookVerifier.Finding> findings) -> {
                out.println("帳簿に改ざんがあります。最初の箇所: " + line(findings.getFirst()));
                out.println("The book was ALTERED, first at: " + line(findings.getFirst()));
                findings.forEach(finding -> out.println("  " + line(finding)));
                yield false;
            }
        };
    }

    private static String line(BookVerifier.Finding finding) {
        return finding.where() + ": " + finding.what();
    }

    private boolean journal(JournalCheck.Verdict verdict) {
        return switch (verdict) {
            case JournalCheck.Verdict.Intact intact -> {
                out.println("認証局の帳簿は改ざんされていません。 記録 %d 件".formatted(intact.events()));
                out.println("The CA's journal is intact: %d events, head %s"
                        .formatted(
                                intact.events(),
                                java.util.HexFormat.of().formatHex(intact.head().toByteArray())));
                yield true;
            }
            case JournalCheck.Verdict.Broken(String what) -> {
                out.println("認証局の帳簿に改ざんがあります。最初の箇所: " + what);
                out.println("The CA's journal was ALTERED, first at: " + what);
                yield false;
            }
        };
    }

    private static DataSource source(AuditedDatabase database, Path data, String schema, String role)
            throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url(schema));
        source.setUser(role);
        source.setPassword(
                Files.readString(data.resolve("secrets").resolve(role)).strip());
        return source;
    }
}
