package org.toroku.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.standalone.ChildToroku;
import org.toroku.standalone.Standalone;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.testkit.pki.TestCard;

/** How near a whole automated case comes to the engine doing nothing, and how long one takes. */
final class CaseBench {
    private static final int SUBMITTERS = 8;
    private static final int APPLICATIONS_PER_NETWORK = 15;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);
    private static final String ISSUED = "ISSUED";

    private final Extent extent;
    private final Clock clock;
    private final Table table;
    private int networks;

    CaseBench(Extent extent, Clock clock, Table table) {
        this.extent = extent;
        this.clock = clock;
        this.table = table;
    }

    /** Applications whose signatures are made, in the hands of those who will submit them. */
    private record Batch(List<Applicant> applicants, List<Applicant.Signed> signed) implements AutoCloseable {
        Applicant applicantOf(int number) {
            return applicants.get(number / APPLICATIONS_PER_NETWORK);
        }

        @Override
        public void close() {
            applicants.forEach(Applicant::close);
        }
    }

    private Batch prepare(String url, List<TestCard> cards, boolean ownKeys) {
        List<Applicant> applicants = new ArrayList<>();
        for (int i = 0; i < cards.size(); i += APPLICATIONS_PER_NETWORK) {
            applicants.add(new Applicant(url, networks++, clock));
        }
        List<Applicant.Signed> signed = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            signed.add(applicants
                    .get(i / APPLICATIONS_PER_NETWORK)
                    .apply(cards.get(i), ownKeys ? Optional.of(OwnKey.p256()) : Optional.empty()));
        }
        return new Batch(applicants, signed);
    }

    /** Submit to ISSUED, one case each second, as the applicant sees it over REST. */
    void pace(String url, List<TestCard> cards) {
        double[] seconds = new double[cards.size()];
        try (Batch batch = prepare(url, cards, false);
                ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Double>> cases = new ArrayList<>();
            long next = System.nanoTime();
            for (int i = 0; i < cards.size(); i++) {
                int number = i;
                LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
                next += Extent.PACE.toNanos();
                cases.add(waiting.submit(() -> seconds(batch, number)));
            }
            for (int i = 0; i < seconds.length; i++) {
                seconds[i] = get(cases.get(i));
            }
        }
        double[] warm = Arrays.copyOfRange(seconds, Extent.COLD_CASES, seconds.length);
        String basis = warm.length + " cases, one a second, seen over REST; the first after the start took "
                + Math.round(seconds[0] * 10) / 10.0 + " s";
        table.add("submit to ISSUED, p50", Median.of(warm), " s", new Aim.AtMost(2), basis);
        table.add("submit to ISSUED, p95", Median.quantile(warm, 0.95), " s", new Aim.ForInformation(), basis);
    }

    private static double seconds(Batch batch, int number) {
        Applicant applicant = batch.applicantOf(number);
        Applicant.Signed mine = batch.signed().get(number);
        long start = System.nanoTime();
        applicant.submit(mine);
        String state = applicant.state(mine);
        while (!state.equals(ISSUED)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()
                    || !List.of("RECEIVED", "ACCEPTED", "PENDING_STATUS").contains(state)) {
                throw new IllegalStateException("a case that should be issued is " + state);
            }
            LockSupport.parkNanos(LOOK_EVERY);
            state = applicant.state(mine);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Throughput of whole cases, of cases with own keys, and of empty ones in the same engine, in turn. */
    void throughput(Path data, List<TestCard> cards) {
        try (Standalone toroku =
                        Standalone.start(data, ChildToroku.port(data), Map.of("toroku.automation.per-hour", "100000"));
                EmptyWorkers empty = EmptyWorkers.open(
                        toroku.engine().restAddress(), clock.instant().plus(Duration.ofDays(14)))) {
            JdbcClient database = JdbcClient.create(toroku.context().getBean(javax.sql.DataSource.class));
            int half = extent.cases() / 2;
            int from = extent.warmUpCases();
            // the warm-up knows both routes, so that neither meets code that is not compiled yet
            try (Batch warm = prepare(toroku.url(), cards.subList(0, from / 2), false);
                    Batch warmOwn = prepare(toroku.url(), cards.subList(from / 2, from), true);
                    Batch first = prepare(toroku.url(), cards.subList(from, from + half), false);
                    Batch second = prepare(toroku.url(), cards.subList(from + half, from + 2 * half), false);
                    Batch firstOwn = prepare(toroku.url(), cards.subList(from + 2 * half, from + 3 * half), true);
                    Batch secondOwn = prepare(toroku.url(), cards.subList(from + 3 * half, from + 4 * half), true)) {
                whole(database, warm);
                whole(database, warmOwn);
                empty.perSecond(extent.warmUpCases());
                double whole = whole(database, first) / 2;
                double nothing = empty.perSecond(2 * extent.cases()) / 2;
                long cpuBefore = cpuNanos();
                double own = whole(database, firstOwn) / 2;
                long cpuOfOwn = cpuNanos() - cpuBefore;
                whole += whole(database, second) / 2;
                nothing += empty.perSecond(2 * extent.cases()) / 2;
                own += whole(database, secondOwn) / 2;
                report(whole, nothing, own, cpuOfOwn / 1e3 / half);
            }
        }
    }

    /** @param cpuMicros of the Java process for one case with an own key; engine and load generator are in it */
    private void report(double whole, double nothing, double own, double cpuMicros) {
        table.add(
                "automated cases ÷ the same BPMN with empty workers",
                whole / nothing,
                "",
                new Aim.AtLeast(0.5),
                String.format(Locale.ROOT, "%.1f ÷ %.1f cases per second", whole, nothing));
        table.add(
                "cases with a key of one's own ÷ cases whose key the CA makes",
                own / whole,
                "",
                new Aim.ForInformation(),
                String.format(Locale.ROOT, "%.1f ÷ %.1f cases per second", own, whole));
        double judgement = OneJudgement.cpuMicros(clock);
        table.add(
                "judging the key ÷ CPU of a case with a key of one's own",
                OneJudgement.IN_A_CASE * judgement / cpuMicros,
                "",
                new Aim.ForInformation(),
                String.format(
                        Locale.ROOT,
                        "%d × %.0f µs (%.0f keys a second) ÷ %.0f ms of the Java process",
                        OneJudgement.IN_A_CASE,
                        judgement,
                        1e6 / judgement,
                        cpuMicros / 1e3));
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("the platform does not tell the CPU time"))
                .toNanos();
    }

    /** Submits a batch as fast as eight applicants can; cases per second until the last has its certificate. */
    private static double whole(JdbcClient database, Batch batch) {
        int before = issued(database);
        int cases = batch.signed().size();
        long start = System.nanoTime();
        try (ExecutorService submitters = Executors.newFixedThreadPool(SUBMITTERS)) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < cases; i++) {
                int number = i;
                sent.add(submitters.submit(
                        () -> batch.applicantOf(number).submit(batch.signed().get(number))));
            }
            sent.forEach(CaseBench::get);
        }
        while (issued(database) - before < cases) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("only " + (issued(database) - before) + " of " + cases + " issued");
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        return cases * 1e9 / (System.nanoTime() - start);
    }

    private static int issued(JdbcClient database) {
        return database.sql("SELECT count(*) FROM application_state WHERE state = 'ISSUED'")
                .query(Integer.class)
                .single();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a case did not get through", e);
        }
    }
}
