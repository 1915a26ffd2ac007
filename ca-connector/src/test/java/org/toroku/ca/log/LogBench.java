package org.toroku.ca.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.journal.LogJournal;
import org.toroku.ca.pkcs11.Pkcs11TokenSigner;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.VerifyingKey;
import org.toroku.ca.signing.CaBench;
import org.toroku.ca.signing.MovedClock;
import org.toroku.ca.signing.SigningCa;
import org.toroku.pki.Der;

/** A CA that keeps a log, with the key that signs its heads. */
final class LogBench implements AutoCloseable {
    static final Duration SIGN_EVERY = Duration.ofMinutes(1);

    final CaBench bench = new CaBench();
    final SigningCa ca = bench.open();
    final MovedClock clock = new MovedClock();
    final LogJournal journal = new LogJournal(bench.database);
    final Path folder;
    private final Token raToken = bench.keys.openRaToken();
    final TokenSigner key = new Pkcs11TokenSigner(raToken, DemoKeys.BOOK_KEY, bench.keys.bookKey());

    LogBench(Path folder) {
        this.folder = folder;
    }

    LogKeeper keeper() {
        return keeper(Optional.empty());
    }

    LogKeeper keeper(Optional<Long> beginAfter) {
        return keeper(new LogSettings(folder, SIGN_EVERY, beginAfter, Optional.empty()));
    }

    LogKeeper keeper(LogSettings settings) {
        return ca.keepLog(settings, key, clock);
    }

    Submission submit() {
        return ca.submit(bench.sign(CaBench.order()), Optional.empty());
    }

    Submission.Issued issue() {
        return (Submission.Issued) submit();
    }

    void revoke(String serial) {
        ca.revoke(serial, RevocationReason.KEY_COMPROMISE, "officer-1");
    }

    /** A round that may sign again. */
    LogRound.Kept kept(LogKeeper keeper) {
        clock.move(SIGN_EVERY);
        return (LogRound.Kept) keeper.round();
    }

    LogCheck.Verdict verdict() {
        return new LogCheck(journal, new VerifyingKey(bench.keys.bookKey()), bench.keys.caCertificate(), folder)
                .verify();
    }

    void assertIntact(long size) {
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        LogCheck.Verdict.Intact.class,
                        intact -> assertThat(intact.size()).isEqualTo(size));
    }

    List<Der> leaves() {
        return journal.read(moment -> moment.leaves(0, Long.MAX_VALUE)).stream()
                .map(LogJournal.Leaf::content)
                .toList();
    }

    /** As somebody with the superuser's rights would: triggers and foreign keys are off. */
    void tamper(String... statements) {
        try (Connection connection = bench.database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (String each : statements) {
                statement.execute(each);
            }
            statement.execute("SET session_replication_role = origin");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ca.close();
        raToken.close();
        bench.close();
    }
}
