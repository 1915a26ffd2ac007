package org.toroku.ca.ejbca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.ca.signing.Answers.await;
import static org.toroku.ca.signing.Answers.issued;

import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.ca.Submission;
import org.toroku.ca.Voiding;
import org.toroku.ca.ejbca.EjbcaBench.Request;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.FailPoint;
import org.toroku.ca.elsewhere.FailPoint.Step;
import org.toroku.ca.journal.JournalCheck.Verdict;

/** A crash between any two steps of asking EJBCA leads to the one certificate, or to none that is good. */
@Timeout(120)
class EjbcaCrashTest {
    /** Stands for the process dying: nothing after it runs, not even the lease is given back. */
    private static final class Death extends Error {}

    private final EjbcaBench ejbca = new EjbcaBench();
    private final LittleEjbca other = ejbca.other;
    private final Request request = ejbca.request();

    @BeforeEach
    void shortLeases() {
        ejbca.deadline = Duration.ofMillis(800);
        ejbca.pause = ejbca.deadline.multipliedBy(EjbcaSettings.DEADLINES_IN_PAUSE);
    }

    @AfterEach
    void close() {
        assertThat(other.ca.issued).hasSizeLessThanOrEqualTo(1);
        assertThat(other.objections).isEmpty();
        ejbca.close();
    }

    private void dieAt(Step step) {
        FailPoint death = (reached, id) -> {
            if (reached == step) {
                // as after SIGKILL: the lease stays until it runs out
                ejbca.bench.execute("UPDATE ca.cmp_exchange SET signer = '00000000-0000-0000-0000-000000000000'");
                throw new Death();
            }
        };
        try (CaElsewhere dying = ejbca.open(death)) {
            assertThatThrownBy(() -> await(() -> request.submitTo(dying) instanceof Submission.Issued))
                    .isInstanceOf(Death.class);
        }
    }

    /** EJBCA wants no confirmation. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AFTER_CONFIRMED")
    void theScheduleAloneLeadsToTheOneCertificate(Step step) {
        dieAt(step);

        try (CaElsewhere next = ejbca.open()) {
            await(() -> {
                next.settleUndecided();
                return next.undecided().isEmpty();
            });

            Submission.Issued certificate = issued(next.query(request.id()).orElseThrow());
            assertThat(other.ca.issued).containsOnlyKeys(new BigInteger(certificate.serial(), 16));
            assertThat(other.ca.revoked).isEmpty();
            assertThat(issued(request.submitTo(next))).isEqualTo(certificate);
            assertThat(next.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AFTER_CONFIRMED")
    void whatADeadProcessLeftIsTakenBackWithoutACertificateThatIsGood(Step step) {
        dieAt(step);

        try (CaElsewhere next = ejbca.open()) {
            await(() -> next.cancel(request.order(), "issuance") instanceof Voiding.Voided);

            assertThat(other.ca.revoked.keySet()).isEqualTo(other.ca.issued.keySet());
            assertThat(request.submitTo(next)).isNotInstanceOf(Submission.Issued.class);
            assertThat(next.undecided()).isEmpty();
            assertThat(next.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        }
    }
}
