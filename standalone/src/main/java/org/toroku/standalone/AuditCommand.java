package org.toroku.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.EvidenceFiles;
import org.toroku.audit.HeadsFile;
import org.toroku.audit.KeyFile;
import org.toroku.ca.ceremony.CeremonyRecord;
import org.toroku.ca.journal.JournalCheck;
import org.toroku.ca.journal.LogJournal;
import org.toroku.ca.log.LogCheck;
import org.toroku.ca.pkcs11.VerifyingKey;
import org.toroku.evidence.BlobFiles;
import org.toroku.pki.Der;

/** {@code ./toroku audit verify}: reads the book and the CA's journal of a data folder against everything they seal. */
public final class AuditCommand {
    /** Nothing was altered. */
    public static final int INTACT = 0;
    /** Something was; the first altered row is named first. */
    public static final int ALTERED = 1;
    /** It could not be found out. */
    public static final int NOT_VERIFIED = 2;

    private static final String USAGE = "usage / 使い方: toroku audit verify [--data DIR] [--heads FILE] [--fast]";
    private static final Set<String> OPTIONS = Set.of("--data", "--heads");

    private final PrintStream out;
    private final PrintStream err;

    public AuditCommand(PrintStream out, PrintStream err) {
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

    /** {@code line} is {@code verify [--data DIR] [--heads FILE] [--fast]}; the launcher may put the options first. */
    public int run(List<String> line) {
        Map<String, Path> options = new HashMap<>();
        List<String> rest = new ArrayList<>(line);
        EvidenceFiles.Depth depth = rest.remove("--fast") ? EvidenceFiles.Depth.PRESENCE : EvidenceFiles.Depth.CONTENT;
        if (!rest.remove("verify") || rest.size() % 2 != 0) {
            return usage();
        }
        for (int i = 0; i < rest.size(); i += 2) {
            if (!OPTIONS.contains(rest.get(i))) {
                return usage();
            }
            options.put(rest.get(i), Path.of(rest.get(i + 1)).toAbsolutePath().normalize());
        }
        Path data = options.get("--data");
        if (data == null) {
            return usage();
        }
        return verify(data, options.getOrDefault("--heads", data.resolve(StandaloneProperties.HEADS)), depth);
    }

    private int usage() {
        err.println(USAGE);
        return NOT_VERIFIED;
    }

    private boolean agree(List<String> differences) {
        if (differences.isEmpty()) {
            out.println("登録局と認証局の帳簿は一致しています。");
            out.println("RA and CA agree on what was issued and revoked.");
            return true;
        }
        out.println("登録局と認証局の帳簿が一致しません。最初の箇所: " + differences.getFirst());
        out.println("RA and CA DISAGREE, first at: " + differences.getFirst());
        differences.forEach(each -> out.println("  " + each));
        return false;
    }

    private int verify(Path data, Path headsFile, EvidenceFiles.Depth depth) {
        try (AuditedDatabase database = AuditedDatabase.of(data)) {
            byte[] macKey = KeyFile.read(data.resolve("secrets").resolve("mac-key"), false);
            CeremonyRecord ceremony = CeremonyRecord.in(data.resolve("hsm"));
            VerifyingKey bookKey = new VerifyingKey(ceremony.bookKey());
            out.println("帳簿署名鍵 / book key (SHA-256): " + bookKey.keyId());
            DataSource ra = source(database, data, "ra", LocalDatabase.RA_ROLE);
            DataSource ca = source(database, data, "ca", LocalDatabase.CA_ROLE);
            HeadsFile heads = new HeadsFile(headsFile);
            // before the journal is read, which a running Toroku goes on with
            Map<Long, Der> caHeads = heads.caHeads();
            boolean book = book(BookVerifier.open(ra, macKey, bookKey, heads, new BlobFiles(data.resolve("documents")))
                    .verify(depth));
            boolean journal = journal(new JournalCheck(ca).verify(caHeads));
            boolean log = log(new LogCheck(
                            new LogJournal(ca),
                            bookKey,
                            ceremony.caCertificate(),
                            data.resolve(StandaloneProperties.LOG_HEADS))
                    .verify());
            boolean both = agree(new TwoBooks(ra, ca).differences());
            return book && journal && log && both ? INTACT : ALTERED;
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

    private boolean log(LogCheck.Verdict verdict) {
        return switch (verdict) {
            case LogCheck.Verdict.Intact(long size, long heads) -> {
                out.println("発行・失効ログは改ざんされていません。 記録 %d 件、署名済みの先頭 %d 件".formatted(size, heads));
                out.println("The log of issued and revoked certificates is intact: %d leaves, %d signed heads"
                        .formatted(size, heads));
                yield true;
            }
            case LogCheck.Verdict.Broken(String what) -> {
                out.println("発行・失効ログに改ざんがあります。最初の箇所: " + what);
                out.println("The log of issued and revoked certificates was ALTERED, first at: " + what);
                yield false;
            }
        };
    }

    static DataSource source(AuditedDatabase database, Path data, String schema, String role) throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url(schema));
        source.setUser(role);
        source.setPassword(
                Files.readString(data.resolve("secrets").resolve(role)).strip());
        return source;
    }
}
