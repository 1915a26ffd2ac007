package org.toroku.intake.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.intake.Examination;
import org.toroku.intake.Examination.Failure;
import org.toroku.intake.Limits;
import org.toroku.intake.corpus.PdfDocuments;

class WorkerPoolTest {
    private static final List<Path> SYSTEM = WorkerSettings.standard().toolFolders();

    @Test
    void startsWithoutNetworkAndSaysByWhichMeans() {
        try (WorkerPool pool = WorkerPool.start(WorkerSettings.standard(), Limits.standard())) {
            assertThat(pool.isolation().network()).isTrue();
            assertThat(pool.isolation().means()).isNotEqualTo(Isolation.Means.NONE);
        }
    }

    @Test
    void doesNotStartWhereWorkersCouldReachANetwork() {
        assertThatExceptionOfType(NotIsolated.class)
                .isThrownBy(() -> WorkerPool.start(settings(1, 500, true, List.of()), Limits.standard()))
                .satisfies(refusal -> assertThat(refusal.attempts())
                        .singleElement(InstanceOfAssertFactories.STRING)
                        .contains("NONE"));
    }

    @Test
    void startsWithoutIsolationOnlyWhenToldThatThisIsADemonstration() {
        try (WorkerPool pool = WorkerPool.start(settings(1, 500, false, List.of()), Limits.standard())) {
            assertThat(pool.isolation()).isEqualTo(new Isolation(Isolation.Means.NONE, false, false, false));
            assertThat(examine(pool)).isInstanceOf(Examination.Accepted.class);
        }
    }

    @Test
    void hasNoNetworkWithoutBubblewrapEither(@TempDir Path tools) throws IOException {
        for (String tool : List.of("unshare", "setpriv", "prlimit")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }
        try (WorkerPool pool = WorkerPool.start(settings(1, 500, true, List.of(tools)), Limits.standard())) {
            assertThat(pool.isolation().network()).isTrue();
            assertThat(pool.isolation().means()).isIn(Isolation.Means.NAMESPACES, Isolation.Means.USER_NAMESPACES);
            assertThat(examine(pool)).isInstanceOf(Examination.Accepted.class);
        }
    }

    @Test
    void replacesAWorkerAfterItsDocuments() {
        try (WorkerPool pool = WorkerPool.start(settings(1, 2, true, SYSTEM), Limits.standard())) {
            Set<Long> workers = new HashSet<>();
            for (int i = 0; i < 5; i++) {
                assertThat(examine(pool)).isInstanceOf(Examination.Accepted.class);
                workers.add(pool.workers().getFirst());
            }

            assertThat(workers).hasSize(3);
        }
    }

    @Test
    void givesEachWorkerOneDocumentAtATime() throws InterruptedException, ExecutionException {
        try (WorkerPool pool = WorkerPool.start(settings(2, 500, true, SYSTEM), Limits.standard());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Examination>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                answers.add(callers.submit(() -> examine(pool)));
            }

            for (Future<Examination> answer : answers) {
                assertThat(answer.get()).isInstanceOf(Examination.Accepted.class);
            }
            assertThat(pool.workers()).hasSize(2);
        }
    }

    @Test
    void keepsAWorkerWhoseCallerHasEnded() throws InterruptedException, ExecutionException {
        FutureTask<WorkerPool> start =
                new FutureTask<>(() -> WorkerPool.start(WorkerSettings.standard(), Limits.standard()));
        Thread caller = Thread.ofPlatform().start(start);
        try (WorkerPool pool = start.get()) {
            caller.join();
            long worker = pool.workers().getFirst();

            assertThat(examine(pool)).isInstanceOf(Examination.Accepted.class);
            assertThat(pool.workers()).containsExactly(worker);
        }
    }

    @Test
    void leavesNoProcessBehind() {
        WorkerPool pool = WorkerPool.start(WorkerSettings.standard(), Limits.standard());
        ProcessHandle worker = ProcessHandle.of(pool.workers().getFirst()).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(worker), worker.descendants()).toList();
        assertThat(all).hasSizeGreaterThan(1);

        pool.close();

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (all.stream().anyMatch(WorkerPoolTest::runs) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(all).noneMatch(WorkerPoolTest::runs);
        assertThat(examine(pool)).isEqualTo(new Examination.Unavailable(Failure.CLOSED));
    }

    /** An ended process that nobody has waited for yet has no command any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static WorkerSettings settings(int workers, int documentsEach, boolean required, List<Path> tools) {
        return new WorkerSettings(
                workers,
                documentsEach,
                Duration.ofMinutes(2),
                required,
                WorkerSettings.standard().memory(),
                tools);
    }

    private static Examination examine(WorkerPool pool) {
        return pool.examine(new ByteArrayInputStream(PdfDocuments.scanned()), "scan.pdf");
    }
}
