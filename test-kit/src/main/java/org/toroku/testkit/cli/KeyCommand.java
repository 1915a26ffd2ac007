package org.toroku.testkit.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.testkit.pki.OwnKeyKind;

/** {@code key make} and {@code key request}: a key of the applicant's own and the request that proves possession of it. */
public final class KeyCommand {
    private static final Set<String> OPTIONS = Set.of("key", "out", "algorithm");

    private final PrintStream out;
    private final PrintStream err;
    private final ResourceBundle texts;

    KeyCommand(PrintStream out, PrintStream err, Locale locale) {
        this.out = out;
        this.err = err;
        this.texts = ResourceBundle.getBundle(
                "org.toroku.testkit.cli.key",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Runs and exits with the codes of {@link CardCommand}. */
    public static void main(String[] line) {
        PrintStream readable = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new KeyCommand(readable, errors, Locale.getDefault()).run(List.of(line)));
    }

    int run(List<String> line) {
        Optional<Arguments> parsed = Arguments.parse(line);
        if (parsed.isEmpty()
                || parsed.get().words().size() != 1
                || !OPTIONS.containsAll(parsed.get().options().keySet())) {
            return misuse("usage");
        }
        Optional<Path> key = parsed.get().option("key").map(Path::of);
        Optional<Path> target = parsed.get().option("out").map(Path::of);
        String word = parsed.get().words().getFirst();
        Optional<String> algorithm = parsed.get().option("algorithm");
        if (target.isPresent() && word.equals("make") && key.isEmpty()) {
            return OwnKeyKind.of(algorithm.orElse(OwnKeyKind.P_256.word()))
                    .map(kind -> make(target.get(), kind))
                    .orElseGet(() -> misuse("no-algorithm", kinds()));
        }
        return target.isPresent() && word.equals("request") && key.isPresent() && algorithm.isEmpty()
                ? request(key.get(), target.get())
                : misuse("usage");
    }

    private int make(Path target, OwnKeyKind kind) {
        try {
            // a key that exists may have a certificate: it is never written over
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(target, OwnKey.of(kind).pem());
        } catch (FileAlreadyExistsException e) {
            return misuse("exists", target);
        } catch (IOException e) {
            return misuse("file-problem", e);
        }
        return done("made", target, kind.word());
    }

    private int request(Path key, Path target) {
        try {
            Optional<OwnKey> own = OwnKey.ofPem(Files.readString(key));
            if (own.isEmpty()) {
                return misuse("no-key", key);
            }
            Files.write(target, own.get().request());
        } catch (IOException e) {
            return misuse("file-problem", e);
        }
        return done("requested", target);
    }

    private static String kinds() {
        return Stream.of(OwnKeyKind.values()).map(OwnKeyKind::word).collect(Collectors.joining(", "));
    }

    private int done(String key, Object... values) {
        out.println(text(key, values));
        return CardCommand.OK;
    }

    private int misuse(String key, Object... values) {
        err.println(text(key, values));
        return CardCommand.MISUSE;
    }

    private String text(String key, Object... values) {
        return MessageFormat.format(texts.getString(key), values);
    }
}
