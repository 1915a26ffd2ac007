package org.toroku.ca.cmp;

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
import org.toroku.ca.cmp.CmpBench.Request;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.FailPoint;
import org.toroku.ca.elsewhere.FailPoint.Step;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.signing.CaBench;

/** A crash between any two steps of asking another CA leads to the one certificate, or to none that is good. */
@Timeout(120)
class CmpCrashTest {
    /** Stands for the process dying: nothing after it runs, not even the lease is given back. */
    private static final class Death extends Error {}

    private final CmpBench cmp = new CmpBench(new CaBench());
    private final LittleCa other = cmp.other;
    private final Request request = cmp.request();

    @BeforeEach
    void shortLeases() {
        cmp.deadline = Duration.ofMillis(800);
        other.faults.awaitConfirmation();
        other.faults.letWait(1, Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        assertThat(other.transactions).hasSizeLessThanOrEqualTo(1);
        cmp.close();
    }

    /** What is left is looked at now and then, whoever forgot about it. */
    private static boolean settled(CaElsewhere ca) {
        ca.settleUndecided();
        return ca.undecided().isEmpty();
    }

    private void dieAt(Step step) {
        FailPoint death = (reached, id) -> {
            if (reached == step) {
                // as after SIGKILL: the lease stays until it runs out
                cmp.bench.execute("UPDATE ca.cmp_exchange SET signer = '00000000-0000-0000-0000-000000000000'");
                throw new Death();
            }
        };
        try (CaElsewhere dying = cmp.open(death)) {
            assertThatThrownBy(() -> await(() -> request.submitTo(dying) instanceof Submission.Issued))
                    .isInstanceOf(Death.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void aDeadProcessLeavesOneCertificate(Step step) {
        dieAt(step);

        try (CaElsewhere next = cmp.open()) {
            await(() -> request.submitTo(next) instanceof Submission.Issued);
            Submission.Issued certificate = issued(request.submitTo(next));

            assertThat(other.issued).containsOnlyKeys(new BigInteger(certificate.serial(), 16));
            assertThat(other.confirmed).isEqualTo(other.issued.keySet());
            assertThat(other.revoked).isEmpty();
            await(() -> settled(next));
            assertThat(next.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        }
    }

    /** The case may have been given up meanwhile: nobody submits the order again. */
    @ParameterizedTest
    @EnumSource(Step.class)
    void theScheduleAloneLeadsToTheOneCertificate(Step step) {
        dieAt(step);

        try (CaElsewhere next = cmp.open()) {
            await(() -> settled(next));

            Submission.Issued certificate = issued(next.query(request.id()).orElseThrow());
            assertThat(other.issued).containsOnlyKeys(new BigInteger(certificate.serial(), 16));
            assertThat(other.confirmed).isEqualTo(other.issued.keySet());
            assertThat(other.revoked).isEmpty();
            assertThat(issued(request.submitTo(next))).isEqualTo(certificate);
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void whatADeadProcessLeftIsTakenBackWithoutACertificateThatIsGood(Step step) {
        dieAt(step);

        try (CaElsewhere next = cmp.open()) {
            await(() -> next.cancel(request.order(), "issuance") instanceof Voiding.Voided);

            assertThat(other.revoked.keySet()).isEqualTo(other.issued.keySet());
            assertThat(request.submitTo(next)).isNotInstanceOf(Submission.Issued.class);
            await(() -> settled(next));
            assertThat(next.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        }
        if (step == Step.AFTER_OPENED) {
            assertThat(other.transactions)
                    .as("what was never sent is given up unasked")
                    .isEmpty();
        }
    }
}
