package org.toroku.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.toroku.bench.Work.Cost;
import org.toroku.ca.ceremony.CaKeyAlgorithm;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.pkcs11.Pkcs11Library;
import org.toroku.testkit.pkcs11.Pkcs11Shim;

/** How near issuing comes to what the token can sign, directly and over a link. */
final class IssuingBench {
    private static final Duration LINK = Duration.ofMillis(1);
    private static final int LINK_THREADS = 8;

    private final Path folder;
    private final Extent extent;
    private final Clock clock;
    private final Table table;

    /** What one round of limit and connector gave, side by side. */
    private record Round(Cost raw, Cost issue, double databaseCpuMicros) {
        double cpuRatio() {
            return raw.cpuMicros() / issue.cpuMicros();
        }

        double wallRatio() {
            return issue.perSecond() / raw.perSecond();
        }
    }

    IssuingBench(Path folder, Extent extent, Clock clock, Table table) {
        this.folder = folder;
        this.extent = extent;
        this.clock = clock;
        this.table = table;
    }

    void run() {
        try (Database database = Database.start(folder.resolve("ca-postgres"))) {
            direct(database, CaKeyAlgorithm.P256, extent.certificates(), new Aim.AtLeast(0.25));
            direct(database, CaKeyAlgorithm.RSA3072, extent.certificates() / 4, new Aim.AtLeast(0.60));
            overALink(database);
        }
    }

    private void direct(Database database, CaKeyAlgorithm kind, int certificates, Aim cpuAim) {
        Path library = Pkcs11Library.findSoftHsm().orElseThrow();
        String name = kind.name().toLowerCase(Locale.ROOT);
        try (IssuingRig rig =
                IssuingRig.open(kind, folder.resolve("keys"), library, database.create("bench_" + name), clock)) {
            warmUp(
                    rig,
                    database,
                    certificates,
                    kind == CaKeyAlgorithm.P256 ? extent.warmUpCertificates() : certificates);
            for (int threads : new int[] {1, 4}) {
                List<Round> rounds = rounds(rig, database, threads, certificates, false);
                String of = kind + " on SoftHSM, " + threads + (threads == 1 ? " thread" : " threads");
                table.add(
                        "issue ÷ C_Sign, CPU, " + of,
                        median(rounds, Round::cpuRatio),
                        "",
                        threads == 1 ? cpuAim : new Aim.ForInformation(),
                        String.format(
                                Locale.ROOT,
                                "%.0f ÷ %.0f µs; PostgreSQL beside it %.0f µs",
                                median(rounds, r -> r.raw().cpuMicros()),
                                median(rounds, r -> r.issue().cpuMicros()),
                                median(rounds, Round::databaseCpuMicros)));
                table.add(
                        "issue ÷ C_Sign, wall, " + of,
                        median(rounds, Round::wallRatio),
                        "",
                        new Aim.ForInformation(),
                        perSecond(rounds));
            }
            if (kind == CaKeyAlgorithm.P256) {
                List<Round> rounds = rounds(rig, database, 4, certificates, true);
                table.add(
                        "the same with subscriber keys made by the CA, wall",
                        median(rounds, Round::wallRatio),
                        "",
                        new Aim.ForInformation(),
                        perSecond(rounds));
            }
        }
    }

    private void overALink(Database database) {
        Path softHsm = Pkcs11Library.findSoftHsm().orElseThrow();
        try (Pkcs11Shim shim = Pkcs11Shim.install(
                folder.resolve("shim"), softHsm, Map.of("SOFTHSM2_CONF", System.getenv("SOFTHSM2_CONF")))) {
            try (IssuingRig rig = IssuingRig.open(
                    CaKeyAlgorithm.P256,
                    folder.resolve("keys"),
                    shim.library(),
                    database.create("bench_link"),
                    clock)) {
                warmUp(rig, database, extent.certificates(), extent.certificates());
                shim.latency(LINK);
                List<Round> rounds = rounds(rig, database, LINK_THREADS, extent.certificates(), false);
                table.add(
                        "issue ÷ C_Sign, wall, P256, 1 ms a call, 8 threads",
                        median(rounds, Round::wallRatio),
                        "",
                        new Aim.AtLeast(0.85),
                        perSecond(rounds));
                int counted = extent.certificates() / 2;
                List<IssuingRig.Prepared> orders = rig.orders(counted, false);
                long before = shim.signCalls(DemoKeys.CA_KEY);
                Cost cost = rig.issue(LINK_THREADS, orders);
                table.add(
                        "signing round trips of the CA key per certificate",
                        (shim.signCalls(DemoKeys.CA_KEY) - before) / (double) cost.operations(),
                        "",
                        new Aim.Exactly(1),
                        cost.operations() + " certificates, counted by the shim");
                shim.reset();
            }
        }
    }

    /**
     * Until the compiler has optimised the whole way of an order; what runs before that measures the compiler. The first
     * rig warms the code up for all, the others their connections.
     */
    private static void warmUp(IssuingRig rig, Database database, int signatures, int certificates) {
        rig.raw(2, signatures);
        database.hurry(true);
        rig.issue(4, rig.orders(certificates, false));
        database.hurry(false);
    }

    /** Limit and connector in turn, so that both meet the same machine. */
    private List<Round> rounds(IssuingRig rig, Database database, int threads, int certificates, boolean caMadeKeys) {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < extent.rounds(); i++) {
            List<IssuingRig.Prepared> orders = rig.orders(certificates, caMadeKeys);
            Cost raw = rig.raw(threads, 2 * certificates);
            Duration before = database.processes().cpu();
            Cost issue = rig.issue(threads, orders);
            Duration spent = database.processes().cpu().minus(before);
            rounds.add(new Round(raw, issue, spent.toNanos() / 1e3 / certificates));
        }
        return rounds;
    }

    private static String perSecond(List<Round> rounds) {
        return String.format(
                Locale.ROOT,
                "%.0f ÷ %.0f per second",
                median(rounds, r -> r.issue().perSecond()),
                median(rounds, r -> r.raw().perSecond()));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream().mapToDouble(figure).toArray());
    }
}
