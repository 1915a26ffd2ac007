package org.toroku.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.jpki.JpkiVerifier;
import org.toroku.testkit.pki.TestCard;

/** One verifier serves many threads, and costs little beside the network. */
@Timeout(120)
class VerificationCostTest {
    private static final Scene SCENE = Scene.open();
    private static final Duration LIMIT = Duration.ofMillis(3);

    private final JpkiVerifier verifier = new JpkiVerifier(SCENE.policy(), SCENE.clock);

    @AfterAll
    static void close() {
        SCENE.close();
    }

    /** Processor time of the verifying thread: CMS, path, OCSP request and judgement; not waiting for the network. */
    @Test
    void aWarmVerificationTakesLessThanThreeMillisecondsOfProcessorTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        SignedApplication signed = Scene.cms(SCENE.pki.card("good"), new byte[200 * 1024]);
        long[] nanos = new long[400];
        for (int i = 0; i < nanos.length; i++) {
            long start = threads.getCurrentThreadCpuTime();
            assertThat(verifier.verify(signed)).isInstanceOf(IdentityVerification.Verified.class);
            nanos[i] = threads.getCurrentThreadCpuTime() - start;
        }
        long[] warm = Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
        Arrays.sort(warm);
        Duration median = Duration.ofNanos(warm[warm.length / 2]);
        assertThat(median).isLessThan(LIMIT);
    }

    @Test
    void manyThreadsGetTheOutcomesOfTheirOwnCards() throws Exception {
        List<TestCard> cards = List.of(
                SCENE.pki.card("good"), SCENE.pki.card("revoked"), SCENE.pki.card("p384"), SCENE.pki.card("expired"));
        List<String> expected = List.of("verified", "card-revoked", "verified", "card-expired");
        List<SignedApplication> signed =
                cards.stream().map(card -> Scene.cms(card, Scene.CONTENT)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> outcomes = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                SignedApplication one = signed.get(i % signed.size());
                outcomes.add(threads.submit(() -> Scene.outcome(verifier.verify(one))));
            }
            for (int i = 0; i < outcomes.size(); i++) {
                assertThat(outcomes.get(i).get()).isEqualTo(expected.get(i % expected.size()));
            }
        }
    }
}
