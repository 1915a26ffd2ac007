package org.toroku.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.standalone.Standalone;
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

    private Batch prepare(String url, List<TestCard> cards) {
        List<Applicant> applicants = new ArrayList<>();
        for (int i = 0; i < cards.size(); i += APPLICATIONS_PER_NETWORK) {
            applicants.add(new Applicant(url, networks++, clock));
        }
        List<Applicant.Signed> signed = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            signed.add(applicants.get(i / APPLICATIONS_PER_NETWORK).apply(cards.get(i)));
        }
        return new Batch(applicants, signed);
    }

    /** Submit to ISSUED, one case each second, as the applicant sees it over REST. */
    void pace(String url, List<TestCard> cards) {
        double[] seconds = new double[cards.size()];
        try (Batch batch = prepare(url, cards);
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

    /** Throughput of whole cases, and of empty ones in the same engine, in turn. */
    void throughput(Path data, List<TestCard> cards) {
        try (Standalone toroku = Standalone.start(data, 0, Map.of("toroku.automation.per-hour", "100000"));
                EmptyWorkers empty = EmptyWorkers.open(
                        toroku.engine().restAddress(), clock.instant().plus(Duration.ofDays(14)))) {
            JdbcClient database = JdbcClient.create(toroku.context().getBean(javax.sql.DataSource.class));
            Batch warm = prepare(toroku.url(), cards.subList(0, extent.warmUpCases()));
            Batch first = prepare(
                    toroku.url(), cards.subList(extent.warmUpCases(), extent.warmUpCases() + extent.cases() / 2));
            Batch second =
                    prepare(toroku.url(), cards.subList(extent.warmUpCases() + extent.cases() / 2, cards.size()));
            try (warm;
                    first;
                    second) {
                whole(database, warm);
                empty.perSecond(extent.warmUpCases());
                double[] whole = new double[2];
                double[] nothing = new double[2];
                whole[0] = whole(database, first);
                nothing[0] = empty.perSecond(2 * extent.cases());
                whole[1] = whole(database, second);
                nothing[1] = empty.perSecond(2 * extent.cases());
                double cases = (whole[0] + whole[1]) / 2;
                double limit = (nothing[0] + nothing[1]) / 2;
                table.add(
                        "automated cases ÷ the same BPMN with empty workers",
                        cases / limit,
                        "",
                        new Aim.AtLeast(0.5),
                        String.format(Locale.ROOT, "%.1f ÷ %.1f cases per second", cases, limit));
            }
        }
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
