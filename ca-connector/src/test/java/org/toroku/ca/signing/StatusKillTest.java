package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.status.StatusFailPoint;
import org.toroku.ca.status.StatusFailPoint.Step;
import org.toroku.ca.status.StatusSettings;

/** Reliability scenario 41: a generator that dies anywhere leaves the former publication or the next, whole. */
@Timeout(300)
class StatusKillTest {
    /** The responder's certificate is due for renewal as well, so that its steps are reached. */
    private static final Duration LATER = Duration.ofDays(10);

    private CaBench bench;

    @BeforeEach
    void make() {
        bench = new CaBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void verifiersSeeTheFormerPublicationOrTheNextNeverParts(Step step, @TempDir Path folder) throws Exception {
        MovedClock clock = new MovedClock();
        try (SigningCa ca = SigningCa.open(bench.settings(), bench.database, clock)) {
            String serial = issued(ca.submit(bench.sign(CaBench.order()), Optional.empty()))
                    .serial();
            long before;
            try (PublishedStatus first = published(ca, folder, clock)) {
                before = first.publish().shelf.list().orElseThrow().number();
            }
            ca.revoke(serial, RevocationReason.KEY_COMPROMISE, "officer-1");

            assertThat(haltedAt(step, folder)).isEqualTo(HaltingPublisher.HALTED);

            try (PublishedStatus left = published(ca, folder, clock)) {
                boolean listed = left.list().getRevokedCertificate(new BigInteger(serial, 16)) != null;
                boolean switched = step == Step.AFTER_SWITCH;
                assertThat(listed).isEqualTo(switched);
                assertThat(left.said(serial).getCertStatus() instanceof RevokedStatus)
                        .isEqualTo(switched);
                assertThat(left.shelf.list().orElseThrow().number() > before).isEqualTo(switched);
            }
            clock.move(LATER);
            try (PublishedStatus next = published(ca, folder, clock)) {
                next.publish();
                assertThat(next.list().getRevokedCertificate(new BigInteger(serial, 16)))
                        .isNotNull();
                assertThat(next.said(serial).getCertStatus()).isInstanceOf(RevokedStatus.class);
                assertThat(next.shelf.list().orElseThrow().number()).isGreaterThan(before);
            }
            assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        }
    }

    private static PublishedStatus published(SigningCa ca, Path folder, MovedClock clock) {
        return new PublishedStatus(ca, StatusSettings.standard(folder), clock, StatusFailPoint.none());
    }

    private int haltedAt(Step step, Path folder) throws Exception {
        return HaltingPublisher.start(step, bench, folder, LATER, List.of()).waitFor();
    }
}
