package org.toroku.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.toroku.ca.ceremony.CeremonyRecord;
import org.toroku.ca.journal.LogEvent;
import org.toroku.ca.journal.LogJournal;
import org.toroku.ca.log.CertificateSerial;
import org.toroku.ca.log.LogProver;
import org.toroku.ca.log.PemFiles;
import org.toroku.ca.log.ProofText;
import org.toroku.pki.Der;
import org.toroku.pki.SerialText;

/** {@code ./toroku log prove}: writes proofs of what the log of a data folder holds. */
public final class LogCommand {
    /** Proofs were written. */
    public static final int PROVEN = 0;
    /** The log does not hold it, or no signed head covers it yet. */
    public static final int NOT_THERE = 1;
    /** It could not be found out. */
    public static final int NOT_FOUND_OUT = 2;

    private static final String USAGE = "usage / 使い方: toroku log prove (--serial HEX | --certificate FILE"
            + " | --from SIZE [--to SIZE]) --out DIR [--data DIR]\n"
            + "       toroku log verify --ca FILE --key FILE [--certificate FILE] [--stamp FILE --tsa-roots FILE] PROOF…";
    private static final Set<String> OPTIONS = Set.of("--data", "--serial", "--certificate", "--from", "--to", "--out");

    private final PrintStream out;
    private final PrintStream err;

    LogCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs and exits with one of the codes above. */
    public static void main(String[] line) {
        if (LoggerFactory.getILoggerFactory() instanceof ch.qos.logback.classic.LoggerContext context) {
            context.getLogger("ROOT").setLevel(ch.qos.logback.classic.Level.ERROR);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new LogCommand(out, err).run(List.of(line)));
    }

    /** {@code line} is {@code prove} and options; the launcher may put some first. */
    int run(List<String> line) {
        Map<String, String> options = new HashMap<>();
        int at = 0;
        boolean prove = false;
        while (at < line.size()) {
            if (line.get(at).equals("prove")) {
                prove = true;
                at++;
            } else if (OPTIONS.contains(line.get(at)) && at + 1 < line.size()) {
                options.put(line.get(at), line.get(at + 1));
                at += 2;
            } else {
                return usage();
            }
        }
        long asked = options.keySet().stream()
                .filter(Set.of("--serial", "--certificate", "--from")::contains)
                .count();
        if (!prove || asked != 1 || !options.containsKey("--data") || !options.containsKey("--out")) {
            return usage();
        }
        return prove(options);
    }

    private int usage() {
        err.println(USAGE);
        return NOT_FOUND_OUT;
    }

    private int prove(Map<String, String> options) {
        Path data = Path.of(options.getOrDefault("--data", "")).toAbsolutePath().normalize();
        Path folder =
                Path.of(options.getOrDefault("--out", "")).toAbsolutePath().normalize();
        try (AuditedDatabase database = AuditedDatabase.of(data)) {
            DataSource ca = AuditCommand.source(database, data, "ca", LocalDatabase.CA_ROLE);
            LogProver prover = new LogProver(new LogJournal(ca));
            Files.createDirectories(folder);
            boolean proven = options.containsKey("--from")
                    ? grown(prover, options, folder)
                    : logged(prover, serial(options), folder);
            if (!proven) {
                return NOT_THERE;
            }
            CeremonyRecord ceremony = CeremonyRecord.in(data.resolve("hsm"));
            Files.writeString(folder.resolve("key.pem"), PemFiles.publicKey(ceremony.bookKey()));
            Files.write(folder.resolve("ca.cer"), ceremony.caCertificate().toByteArray());
            return PROVEN;
        } catch (IOException | RuntimeException e) {
            err.println("証明を作れませんでした / no proof could be made: " + e.getMessage());
            return NOT_FOUND_OUT;
        }
    }

    private static String serial(Map<String, String> options) throws IOException {
        String typed = options.get("--serial");
        if (typed != null) {
            return SerialText.kept(typed);
        }
        Path file = Path.of(options.getOrDefault("--certificate", ""));
        return CertificateSerial.of(PemFiles.certificate(file))
                .orElseThrow(() -> new IOException("not a certificate: " + file));
    }

    private boolean logged(LogProver prover, String serial, Path folder) throws IOException {
        List<LogProver.Proof> proofs = prover.about(serial);
        if (proofs.isEmpty()) {
            out.println(
                    prover.knows(serial)
                            ? "署名された先頭にまだ含まれていません。少し待って再度お試しください。 / No signed head covers it yet; try again in a moment."
                            : "ログに記録がありません。 / The log does not hold it.");
            return false;
        }
        for (LogProver.Proof proof : proofs) {
            ProofText.Logged logged = proof.proof();
            String kind = logged.event() instanceof LogEvent.Issued ? "issued" : "revoked";
            write(folder.resolve(serial + "-" + kind + ".tlog-proof"), logged.text());
            Optional<Der> stamp = proof.stamp();
            if (stamp.isPresent()) {
                Path file = folder.resolve(serial + "-" + kind + ".tsr");
                Files.write(file, stamp.get().toByteArray());
                out.println(file);
            }
        }
        return true;
    }

    private boolean grown(LogProver prover, Map<String, String> options, Path folder) throws IOException {
        long from = Long.parseLong(options.getOrDefault("--from", ""));
        Optional<ProofText.Grown> grown =
                prover.between(from, Optional.ofNullable(options.get("--to")).map(Long::parseLong));
        if (grown.isEmpty()) {
            out.println("その大きさの署名済みの先頭はありません。 / There is no signed head of that size.");
            return false;
        }
        long to = grown.get().second().checkpoint().size();
        write(folder.resolve(from + "-" + to + ".consistency"), grown.get().text());
        return true;
    }

    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        out.println(file);
    }
}
