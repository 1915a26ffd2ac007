package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.process.ProcessFixture.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A node that stops does not wait for work that nobody has, and leaves nothing in the log that looks like a fault. */
@ExtendWith(OutputCaptureExtension.class)
class StopTest {
    private static final Duration QUESTIONS_WAIT = Duration.ofSeconds(60);

    private final ProcessFixture fixture = new ProcessFixture();
    private final TestStep first = TestStep.answering("test-first", Map.of());
    private final TestStep second = TestStep.answering("test-second", Map.of());
    private final TestStep third = TestStep.answering("test-third", Map.of());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void stopsAtOnceAndWithoutAnErrorWhileItsQuestionsForWorkAreOpen(CapturedOutput output) {
        TestNode node = fixture.node(
                List.of(first, second, third),
                Map.of("toroku.process.workers.request-timeout", QUESTIONS_WAIT.toString()));
        UUID caseId = fixture.begin(node, TestModels.CHAIN);
        await(() -> fixture.ended(caseId));

        long before = System.nanoTime();
        node.close();
        Duration took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(took).isLessThan(Duration.ofSeconds(5));
        assertThat(output.getAll()).doesNotContain("ERROR", "Exception");
    }
}
