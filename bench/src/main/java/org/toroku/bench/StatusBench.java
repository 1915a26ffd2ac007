package org.toroku.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.toroku.bench.Work.Cost;
import org.toroku.ca.ceremony.CaKeyAlgorithm;
import org.toroku.ca.pkcs11.Pkcs11Library;
import org.toroku.ca.status.LargeList;
import org.toroku.ca.status.Publishing;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusSettings;

/** How near publishing status comes to what the token can sign, and how a very long list compares with OpenSSL's. */
final class StatusBench {
    private static final int WARM_UP = 8_000;

    private final Path folder;
    private final Extent extent;
    private final Clock clock;
    private final Table table;

    StatusBench(Path folder, Extent extent, Clock clock, Table table) {
        this.folder = folder;
        this.extent = extent;
        this.clock = clock;
        this.table = table;
    }

    void run() {
        Path library = Pkcs11Library.findSoftHsm().orElseThrow();
        try (Database database = Database.start(folder.resolve("status-postgres"));
                IssuingRig rig = IssuingRig.open(
                        CaKeyAlgorithm.P256, folder.resolve("keys"), library, database.create("bench_status"), clock)) {
            answers(rig);
            list(rig);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void answers(IssuingRig rig) throws IOException {
        Path status = Files.createTempDirectory(folder, "status");
        StatusSettings s = StatusSettings.standard(status);
        StatusSettings patient = new StatusSettings(
                status,
                s.listValidity(),
                s.answerValidity(),
                s.responderValidity(),
                Duration.ofHours(1),
                1,
                Optional.empty());
        try (StatusPublisher publisher = rig.publisher(patient)) {
            rig.fill(WARM_UP, false);
            rig.raw(1, extent.certificates());
            publish(publisher, WARM_UP);
            List<Double> ratios = new ArrayList<>();
            String basis = "";
            int answers = 4 * extent.certificates();
            for (int round = 0; round < extent.rounds(); round++) {
                Cost raw = rig.raw(1, answers);
                rig.fill(answers, false);
                Cost cost = Work.measure(1, 1, () -> number -> publish(publisher, answers));
                double each = cost.cpuMicros() / answers;
                ratios.add(raw.cpuMicros() / each);
                basis = String.format(
                        Locale.ROOT, "%.0f ÷ %.0f µs in the last round of %d answers", raw.cpuMicros(), each, answers);
            }
            table.add(
                    "C_Sign ÷ pre-made OCSP answer, CPU, P256, 1 signer",
                    Median.of(ratios.stream().mapToDouble(Double::doubleValue).toArray()),
                    "",
                    new Aim.AtLeast(0.60),
                    basis);
        }
    }

    private static void publish(StatusPublisher publisher, int answers) {
        Publishing published = publisher.publish();
        if (!(published instanceof Publishing.Published done) || done.signed() != answers) {
            throw new IllegalStateException("not published: " + published);
        }
    }

    private void list(IssuingRig rig) throws IOException, InterruptedException {
        int entries = extent.listEntries();
        rig.fill(entries, true);
        // one that the second list has more than the first
        rig.fill(1, false);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LargeList.class.getName()));
        command.addAll(rig.forAnotherProcess());
        command.add(folder.toString());
        String[] ours = lines(command).getLast().split(" ", -1);
        if (Long.parseLong(ours[0]) != entries) {
            throw new IllegalStateException("the list has " + ours[0] + " entries");
        }
        double start = Double.parseDouble(ours[1]) / 1e3;
        double first = Double.parseDouble(ours[2]) / 1e3;
        double next = Double.parseDouble(ours[3]) / 1e3;
        double openssl = openssl(entries);
        table.add(
                String.format(Locale.ROOT, "list of %,d entries within 64 MB ÷ openssl ca -gencrl, CPU", entries),
                (start + first) / openssl,
                "",
                new Aim.AtMost(0.20),
                String.format(
                        Locale.ROOT,
                        "%.1f ÷ %.1f s, %.1f of them for the start of Java",
                        start + first,
                        openssl,
                        start));
        table.add(
                "the same list after one revocation more ÷ openssl ca -gencrl, CPU",
                next / openssl,
                "",
                new Aim.AtMost(0.20),
                String.format(Locale.ROOT, "%.2f ÷ %.1f s, in the same process", next, openssl));
    }

    /** CPU seconds of {@code openssl ca -gencrl} over as many entries, its database in a file as OpenSSL has it. */
    private double openssl(int entries) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory(folder, "openssl");
        try (BufferedWriter index = Files.newBufferedWriter(home.resolve("index.txt"))) {
            for (int i = 0; i < entries; i++) {
                index.write(String.format(
                        Locale.ROOT,
                        "R\t400101000000Z\t260101000000Z,keyCompromise\t4A%032X\tunknown\t/CN=%d\n",
                        i,
                        i));
            }
        }
        Files.writeString(home.resolve("index.txt.attr"), "unique_subject = no\n");
        Files.writeString(home.resolve("crlnumber"), "01\n");
        Files.writeString(home.resolve("ca.cnf"), """
                [ca]
                default_ca = mine
                [mine]
                database = %1$s/index.txt
                crlnumber = %1$s/crlnumber
                default_md = sha256
                default_crl_days = 1
                """.formatted(home));
        lines(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/CN=bench",
                "-keyout",
                home.resolve("ca.key").toString(),
                "-out",
                home.resolve("ca.pem").toString()));
        String timed = "TIMEFORMAT='%U %S'; time openssl ca -gencrl -config '" + home + "/ca.cnf' -keyfile '" + home
                + "/ca.key' -cert '" + home + "/ca.pem' -out '" + home + "/ca.crl'";
        String[] times = lines(List.of("bash", "-c", timed)).getLast().split(" ", -1);
        return Double.parseDouble(times[0]) + Double.parseDouble(times[1]);
    }

    private static List<String> lines(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (process.waitFor() != 0 || lines.isEmpty()) {
            throw new IllegalStateException(command.getFirst() + " failed: " + lines);
        }
        return lines;
    }
}
