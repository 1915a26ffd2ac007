package org.toroku.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with one register: the one that issues cards, and the one whose status service answers for them. */
class RegisterTest {
    private static final Instant WHEN = Instant.parse("2026-11-27T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void knowsWhatAnotherProcessIssuedAndRevokedSince() {
        Path file = folder.resolve("register.tsv");
        Register answering = new Register(file);
        assertThat(answering.knows(BigInteger.TEN)).isFalse();

        Register issuing = new Register(file);
        issuing.issued(BigInteger.TEN);
        assertThat(answering.knows(BigInteger.TEN)).isTrue();
        assertThat(answering.revocation(BigInteger.TEN)).isEmpty();

        issuing.revoked(BigInteger.TEN, 1, WHEN);
        assertThat(answering.revocation(BigInteger.TEN)).contains(new Register.Revocation(1, WHEN));
        assertThat(answering.revocations()).containsOnlyKeys(BigInteger.TEN);
    }

    @Test
    void readsALineOnlyOnceItIsWhole() throws Exception {
        Path file = folder.resolve("register.tsv");
        Register register = new Register(file);
        Files.writeString(file, "issued\t1");
        assertThat(register.knows(BigInteger.ONE)).isFalse();

        Files.writeString(file, "0\n", StandardOpenOption.APPEND);

        assertThat(register.knows(BigInteger.valueOf(16))).isTrue();
    }
}
