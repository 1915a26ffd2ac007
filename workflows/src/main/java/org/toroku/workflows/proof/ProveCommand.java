package org.toroku.workflows.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;

/** {@code ./toroku models prove}: examines files as they would be published together. */
public final class ProveCommand {
    /** They may be published. */
    public static final int PROVEN = 0;
    /** They may not; each reason is printed. */
    public static final int VIOLATED = 1;
    /** It could not be found out. */
    public static final int NOT_PROVEN = 2;

    private static final String USAGE = "usage / 使い方: toroku models prove [--released] FILE.bpmn…";

    private final PrintStream out;
    private final PrintStream err;

    ProveCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs and exits with one of the codes above. */
    public static void main(String[] line) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new ProveCommand(out, err).run(List.of(line)));
    }

    /** @param line {@code prove}, then files; {@code --released} adds the released models that none of them replaces */
    int run(List<String> line) {
        List<String> rest = new ArrayList<>(line);
        if (rest.isEmpty() || !rest.removeFirst().equals("prove")) {
            err.println(USAGE);
            return NOT_PROVEN;
        }
        boolean released = rest.remove("--released");
        if (rest.stream().anyMatch(each -> each.startsWith("-")) || (rest.isEmpty() && !released)) {
            err.println(USAGE);
            return NOT_PROVEN;
        }
        List<ModelFile> files = new ArrayList<>();
        for (String each : rest) {
            Path path = Path.of(each);
            try {
                // one byte too many is enough to be refused
                byte[] bytes;
                try (var in = Files.newInputStream(path)) {
                    bytes = in.readNBytes(Limits.FILE_BYTES + 1);
                }
                files.add(new ModelFile("bpmn/" + path.getFileName(), bytes));
            } catch (IOException e) {
                err.println("cannot be read / 読み込めません: " + each);
                return NOT_PROVEN;
            }
        }
        if (released) {
            List<String> given = files.stream().map(ModelFile::resource).toList();
            Models.processes().stream()
                    .filter(model -> !given.contains(model.resource()))
                    .forEach(files::add);
        }
        return print(ModelProof.examine(files), files.size());
    }

    private int print(List<Violation> violations, int files) {
        for (Violation violation : violations) {
            out.println(violation.code() + "  " + violation.processId() + "  " + violation.elementId());
            out.println("  " + ProofTexts.sentence(violation, Locale.JAPANESE));
            out.println("  " + ProofTexts.sentence(violation, Locale.ENGLISH));
            if (!violation.path().isEmpty()) {
                out.println("  " + String.join(" → ", violation.path()));
            }
        }
        out.println(
                violations.isEmpty()
                        ? files + " files proven. / " + files + "個のファイルを証明しました。"
                        : violations.size() + " violations. / 違反が" + violations.size() + "件あります。");
        return violations.isEmpty() ? PROVEN : VIOLATED;
    }
}
