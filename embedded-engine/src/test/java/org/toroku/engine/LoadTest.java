package org.toroku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.worker.JobWorker;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.engine.runtime.EngineLife;

/** A few thousand cases in a row: how fast, and whether memory stays where it was. */
class LoadTest {

    private static final Logger LOG = LoggerFactory.getLogger(LoadTest.class);
    private static final int IN_FLIGHT = 16;
    private static final int CASES = Integer.getInteger("toroku.engine.cases", 1_500);

    @Test
    void letsGoOfTheLogAndOfEndedCasesWhileItRuns() throws Exception {
        try (EngineFixture fixture = EngineFixture.start(EngineSettings.temporary())) {
            fixture.deploy(Models.threeServiceTasks());
            Semaphore places = new Semaphore(IN_FLIGHT);
            AtomicInteger failures = new AtomicInteger();
            try (JobWorker worker = fixture.client()
                    .newWorker()
                    .jobType("work")
                    .handler((jobs, job) -> {
                        var _ = jobs.newCompleteCommand(job).send();
                    })
                    .maxJobsActive(64)
                    .open()) {
                assertThat(worker.isOpen()).isTrue();
                run(fixture, places, failures, CASES / 3);
                long warm = run(fixture, places, failures, CASES);
                assertThat(failures).hasValue(0);
                EngineLife life = fixture.engine().life();
                LOG.info(
                        "{} cases of three tasks, {} in flight: {} cases/s; log kept {} KiB, heap {} MiB",
                        CASES,
                        IN_FLIGHT,
                        CASES * 1_000L / Math.max(1, warm),
                        life.retainedLogBytes() / 1_024,
                        usedHeap() / (1_024 * 1_024));
                // Untrimmed, each case leaves more than 10 KiB of log.
                assertThat(life.retainedLogBytes()).isLessThan(6L * 1_024 * 1_024);
            }
        }
    }

    @Test
    void refusesWhatItCannotHoldAndServesTheRest() throws Exception {
        int most = 1_000;
        // The engine is closed first and so answers those who still wait.
        try (HttpClient http = HttpClient.newHttpClient();
                EngineFixture fixture = EngineFixture.start(EngineSettings.temporary())) {
            fixture.deploy(Models.threeServiceTasks());
            HttpRequest awaiting = HttpRequest.newBuilder(
                            fixture.engine().restAddress().resolve("/v2/process-instances"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("""
                            {"processDefinitionId":"three-tasks","awaitCompletion":true,"requestTimeout":600000}"""))
                    .build();
            BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
            for (int i = 0; i < most + 5; i++) {
                var _ = http.sendAsync(awaiting, BodyHandlers.ofString())
                        .thenAccept(response -> statuses.add(response.statusCode()));
            }
            for (int i = 0; i < 5; i++) {
                assertThat(statuses.poll(60, TimeUnit.SECONDS)).isEqualTo(503);
            }
            assertThat(fixture.begin("three-tasks")).isPositive();
            assertThat(statuses).isEmpty();
        }
    }

    private static long run(EngineFixture fixture, Semaphore places, AtomicInteger failures, int cases)
            throws InterruptedException {
        CountDownLatch done = new CountDownLatch(cases);
        long begun = System.nanoTime();
        for (int i = 0; i < cases; i++) {
            places.acquire();
            fixture.client()
                    .newCreateInstanceCommand()
                    .bpmnProcessId("three-tasks")
                    .latestVersion()
                    .withResult()
                    .requestTimeout(Duration.ofSeconds(60))
                    .send()
                    .whenComplete((result, failure) -> {
                        if (failure != null) {
                            failures.incrementAndGet();
                        }
                        places.release();
                        done.countDown();
                    });
        }
        assertThat(done.await(5, TimeUnit.MINUTES)).isTrue();
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
