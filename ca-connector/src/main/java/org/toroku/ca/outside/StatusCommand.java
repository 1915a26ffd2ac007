package org.toroku.ca.outside;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toroku.ca.outside.RepositoryCheck.ListSeen;
import org.toroku.ca.outside.RepositoryCheck.Seen;

/** {@code ./toroku status check}: what verifiers fetch, looked at from outside; for a timer on another machine. */
public final class StatusCommand {
    /** A verifier can rely on all of it. */
    public static final int RELIABLE = 0;
    /** It cannot; each reason is printed. */
    public static final int OBJECTED = 1;
    /** It could not be found out. */
    public static final int NOT_CHECKED = 2;

    private static final String USAGE = "usage / 使い方: toroku status check --repository URL --fingerprint SHA256"
            + " [--certificate FILE]… [--least PT6H] [--memory FILE] [--ocsp get]";
    private static final int LARGEST_CERTIFICATE = 65_536;

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    private @Nullable URI repository;
    private @Nullable String fingerprint;
    private Optional<Duration> least = Optional.empty();
    private Optional<Path> memory = Optional.empty();
    private boolean getOnly;
    private final List<X509Certificate> certificates = new ArrayList<>();

    public StatusCommand(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** Runs and exits with one of the codes above. */
    public static void main(String[] line) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new StatusCommand(out, err, Clock.systemUTC()).run(List.of(line)));
    }

    /** @param line {@code check} and options; one look only for each command */
    public int run(List<String> line) {
        Optional<String> trouble = read(line);
        if (trouble.isPresent()) {
            err.println(trouble.get());
            err.println(USAGE);
            return NOT_CHECKED;
        }
        if (repository == null || fingerprint == null) {
            err.println(USAGE);
            return NOT_CHECKED;
        }
        try (RepositoryCheck check = new RepositoryCheck(repository, fingerprint, least, getOnly, clock)) {
            return print(check.look(certificates));
        }
    }

    private int print(Seen seen) {
        List<Finding> findings = new ArrayList<>(seen.findings());
        if (memory.isPresent()) {
            try {
                findings.addAll(new ListMemory(memory.get()).compare(seen.lists()));
            } catch (IOException e) {
                err.println("読み書きできません / cannot be read or written: " + memory.get());
                return NOT_CHECKED;
            }
        }
        seen.lists().forEach(this::print);
        if (findings.isEmpty()) {
            out.println("公開されている失効情報は信頼できます（証明書 %d 件を照会）。".formatted(certificates.size()));
            out.println(
                    "What is published can be relied on (%d certificates asked about).".formatted(certificates.size()));
            return RELIABLE;
        }
        out.println("公開されている失効情報に問題があります。");
        out.println("What is published CANNOT be relied on:");
        findings.forEach(each -> out.println("  " + each));
        return OBJECTED;
    }

    private void print(ListSeen list) {
        out.println("%s: number %s, entries %d, nextUpdate %s, SHA-256 %s"
                .formatted(
                        FetchedLists.where(list.name()),
                        list.number(),
                        list.entries(),
                        list.nextUpdate(),
                        list.sha256()));
    }

    private Optional<String> read(List<String> line) {
        if (line.isEmpty() || !line.getFirst().equals("check") || line.size() % 2 == 0) {
            return Optional.of("?");
        }
        for (int i = 1; i < line.size(); i += 2) {
            String value = line.get(i + 1);
            try {
                if (!take(line.get(i), value)) {
                    return Optional.of("? " + line.get(i));
                }
            } catch (IOException | CertificateException e) {
                return Optional.of("証明書を読めません / not a readable certificate: " + value);
            } catch (IllegalArgumentException | DateTimeParseException e) {
                return Optional.of(line.get(i) + ": 値が正しくありません / not a value for it: " + value);
            }
        }
        return Optional.empty();
    }

    private boolean take(String option, String value) throws IOException, CertificateException {
        switch (option) {
            case "--repository" -> repository = address(value);
            case "--fingerprint" -> fingerprint = sha256(value);
            case "--least" -> least = Optional.of(Duration.parse(value));
            case "--memory" -> memory = Optional.of(Path.of(value));
            case "--ocsp" -> getOnly = onlyGet(value);
            case "--certificate" -> certificates.add(certificate(Path.of(value)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean onlyGet(String value) {
        if (!value.equals("get")) {
            throw new IllegalArgumentException("POST is asked by itself");
        }
        return true;
    }

    private static URI address(String value) {
        URI address = URI.create(value.endsWith("/") ? value : value + "/");
        if (!List.of("http", "https").contains(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("no address of a web server");
        }
        return address;
    }

    /** With or without colons, as tools print it. */
    private static String sha256(String value) {
        byte[] bytes = HexFormat.of().parseHex(value.replace(":", ""));
        if (bytes.length != 32) {
            throw new IllegalArgumentException("not a SHA-256");
        }
        return HexFormat.of().formatHex(bytes);
    }

    private static X509Certificate certificate(Path file) throws IOException, CertificateException {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_CERTIFICATE);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        }
    }
}
