package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.engine.EngineSettings;

/** Measures steps per second; run by name, not with the other tests. */
class StepRateCheck {
    private static final int CASES = Integer.getInteger("toroku.cases", 400);

    @Test
    void performsThirtyStepsPerSecondAndCore() {
        TestDatabase database = TestDatabase.fresh();
        try (EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.temporary());
                TestNode node = TestNode.started(
                        database,
                        engine.restAddress(),
                        List.of(
                                TestStep.answering("test-first", Map.of()),
                                TestStep.answering("test-second", Map.of()),
                                TestStep.answering("test-third", Map.of())),
                        Map.of())) {
            double cold = rate(database, node, CASES);
            double warm = rate(database, node, CASES);
            System.out.printf("steps/s with journal and book: cold %.1f, warm %.1f%n", cold, warm);
            assertThat(warm).isGreaterThan(30.0 * Runtime.getRuntime().availableProcessors());
        } finally {
            database.close();
        }
    }

    private static double rate(TestDatabase database, TestNode node, int cases) {
        int before = journal(database);
        long begin = System.nanoTime();
        for (int i = 0; i < cases; i++) {
            node.part(CaseConductor.class).start(UUID.randomUUID(), TestModels.CHAIN);
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> journal(database) == before + 3 * cases);
        return 3.0 * cases / ((System.nanoTime() - begin) / 1e9);
    }

    private static int journal(TestDatabase database) {
        return database.sql()
                .sql("SELECT count(*) FROM case_journal")
                .query(Integer.class)
                .single();
    }
}
