package org.toroku.ca.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.ca.journal.JournalCheck;
import org.toroku.ca.log.LogFailPoint.Step;
import org.toroku.ca.pkcs11.VerifyingKey;

/** A keeper that dies anywhere leaves every event in one place, once, and no head that the next does not follow. */
@Timeout(300)
class LogKillTest {
    @TempDir
    Path folder;

    private LogBench bench;

    @BeforeEach
    void make() {
        bench = new LogBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"BEFORE_APPENDED", "AFTER_APPENDED", "BEFORE_SIGNED", "SIGNED", "EXPORTED", "RECORDED"})
    void losesAndDoublesNothing(Step step) throws Exception {
        LogKeeper keeper = bench.keeper();
        String serial = bench.issue().serial();
        assertThat(keeper.round()).isEqualTo(new LogRound.Kept(1, 1));
        bench.issue();
        bench.revoke(serial);

        assertThat(HaltingKeeper.start(step, bench.bench, folder, LogBench.SIGN_EVERY.multipliedBy(2))
                        .waitFor())
                .isEqualTo(HaltingKeeper.HALTED);

        boolean appended = step != Step.BEFORE_APPENDED;
        assertThat(bench.journal.size().size()).isEqualTo(appended ? 3 : 1);
        bench.issue();
        bench.clock.move(LogBench.SIGN_EVERY.multipliedBy(4));
        assertThat(bench.kept(bench.keeper())).isEqualTo(new LogRound.Kept(4, 4));
        bench.assertIntact(4);
        assertThat(bench.ca.verifyJournal()).isInstanceOf(JournalCheck.Verdict.Intact.class);
        // the head of the dead one is on record wherever it got out, and the new one follows it
        boolean exported = step == Step.EXPORTED || step == Step.RECORDED;
        assertThat(bench.journal.head(3).isPresent()).isEqualTo(exported);
        long former = exported ? 3 : 1;
        ProofText.Grown grown =
                new LogProver(bench.journal).between(former, Optional.empty()).orElseThrow();
        ProofJudge judge =
                new ProofJudge(bench.bench.keys.caCertificate(), new VerifyingKey(bench.bench.keys.bookKey()));
        assertThat(judge.judge(grown.text(), Optional.empty())).isInstanceOf(ProofJudge.Verdict.Consistent.class);
    }
}
