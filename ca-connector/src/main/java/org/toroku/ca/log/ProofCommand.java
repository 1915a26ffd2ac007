package org.toroku.ca.log;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.toroku.ca.log.ProofJudge.Verdict;
import org.toroku.ca.pkcs11.VerifyingKey;
import org.toroku.pki.Der;
import org.toroku.pki.timestamp.Timestamp;
import org.toroku.pki.timestamp.TimestampJudge;
import org.toroku.pki.timestamp.TimestampTrust;

/** {@code ./toroku log verify}: judges proofs from files alone, without database, token or network. */
public final class ProofCommand {
    /** Every proof holds. */
    public static final int HOLDS = 0;
    /** One does not; the reason is printed. */
    public static final int REFUSED = 1;
    /** It could not be judged. */
    public static final int NOT_JUDGED = 2;

    private static final String USAGE = "usage / 使い方: toroku log verify --ca FILE --key FILE [--certificate FILE]"
            + " [--stamp FILE --tsa-roots FILE] PROOF…";
    private static final Set<String> OPTIONS = Set.of("--ca", "--key", "--certificate", "--stamp", "--tsa-roots");
    /** Of a proof: a path of sixty hashes and two heads are a tenth of it. */
    private static final long LARGEST = 65_536;

    private final PrintStream out;
    private final PrintStream err;

    public ProofCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs and exits with one of the codes above. */
    public static void main(String[] line) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new ProofCommand(out, err).run(List.of(line)));
    }

    /** @param line {@code verify}, options and files */
    public int run(List<String> line) {
        Map<String, Path> options = new HashMap<>();
        List<Path> proofs = new ArrayList<>();
        for (int i = 1; i < line.size(); i++) {
            if (OPTIONS.contains(line.get(i)) && i + 1 < line.size()) {
                options.put(line.get(i), Path.of(line.get(++i)));
            } else {
                proofs.add(Path.of(line.get(i)));
            }
        }
        Path ca = options.get("--ca");
        Path key = options.get("--key");
        boolean stamped = options.containsKey("--stamp");
        if (line.isEmpty()
                || !line.getFirst().equals("verify")
                || ca == null
                || key == null
                || proofs.isEmpty()
                || stamped != options.containsKey("--tsa-roots")
                || stamped && proofs.size() != 1) {
            err.println(USAGE);
            return NOT_JUDGED;
        }
        try {
            Optional<Stamp> stamp = stamped ? Optional.of(Stamp.of(options)) : Optional.empty();
            ProofJudge judge = new ProofJudge(PemFiles.certificate(ca), new VerifyingKey(PemFiles.publicKey(key)));
            Path certificate = options.get("--certificate");
            Optional<Der> about =
                    certificate == null ? Optional.empty() : Optional.of(PemFiles.certificate(certificate));
            boolean holds = true;
            for (Path proof : proofs) {
                holds &= tell(proof, judge.judge(text(proof), about), stamp);
            }
            return holds ? HOLDS : REFUSED;
        } catch (IOException | IllegalArgumentException e) {
            err.println("検証できませんでした / could not be judged: " + e.getMessage());
            return NOT_JUDGED;
        }
    }

    private static String text(Path proof) throws IOException {
        // what is longer is no proof; nothing of it is read
        return Files.size(proof) > LARGEST ? "" : new String(Files.readAllBytes(proof), StandardCharsets.UTF_8);
    }

    /** A timestamp and whose it has to be. */
    private record Stamp(Der response, TimestampTrust trust) {
        static Stamp of(Map<String, Path> options) throws IOException {
            Path response = options.getOrDefault("--stamp", Path.of(""));
            return new Stamp(
                    Der.of(Files.size(response) > LARGEST ? new byte[0] : Files.readAllBytes(response)),
                    new TimestampTrust(
                            PemFiles.certificates(options.getOrDefault("--tsa-roots", Path.of(""))),
                            List.of(),
                            Optional.empty()));
        }
    }

    private boolean tell(Path proof, Verdict verdict, Optional<Stamp> stamp) {
        out.print(proof.getFileName() + ": ");
        return switch (verdict) {
            case Verdict.Included(var event, var head) -> {
                String leaf = new String(LeafText.of(event).toByteArray(), StandardCharsets.US_ASCII);
                out.println("記録されています / included: " + leaf.strip().replace("\n", ", ") + "; " + told(head));
                yield stamp.map(each -> tell(each, head)).orElse(true);
            }
            case Verdict.Consistent(var first, var second) -> {
                out.println("つながっています / consistent: " + told(first) + " → " + told(second));
                yield stamp.map(each -> tell(each, second)).orElse(true);
            }
            case Verdict.Refused(var flaw) -> {
                out.println("証明になりません / REFUSED: " + flaw);
                yield false;
            }
        };
    }

    private boolean tell(Stamp stamp, SignedCheckpoint head) {
        return switch (new TimestampJudge(stamp.trust()).judge(stamp.response(), head.octets(), Optional.empty())) {
            case Timestamp.Good good -> {
                out.println("タイムスタンプ / timestamp: " + good.at());
                yield true;
            }
            case Timestamp.Bad(var flaw) -> {
                out.println("タイムスタンプは無効です / timestamp REFUSED: " + flaw);
                yield false;
            }
        };
    }

    private static String told(SignedCheckpoint head) {
        return "head of " + head.checkpoint().size() + " signed "
                + head.checkpoint().at();
    }
}
