package org.toroku.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.testkit.pki.OwnKeyKind;

class KeyCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void makesAKeyOnceAndARequestThatProvesPossessionOfIt() throws Exception {
        Path key = folder.resolve("key.pem");
        Path request = folder.resolve("request.der");
        assertThat(run("make", "--out", key.toString())).isEqualTo(CardCommand.OK);
        String made = Files.readString(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(run("make", "--out", key.toString())).isEqualTo(CardCommand.MISUSE);
        assertThat(Files.readString(key)).as("not written over").isEqualTo(made);

        assertThat(run("request", "--key", key.toString(), "--out", request.toString()))
                .isEqualTo(CardCommand.OK);
        PKCS10CertificationRequest read = new PKCS10CertificationRequest(Files.readAllBytes(request));
        assertThat(read.isSignatureValid(new JcaContentVerifierProviderBuilder().build(read.getSubjectPublicKeyInfo())))
                .isTrue();
        assertThat(read.getSubjectPublicKeyInfo().getEncoded())
                .isEqualTo(OwnKey.ofPem(made).orElseThrow().spki());
    }

    @ParameterizedTest
    @EnumSource(OwnKeyKind.class)
    void makesEveryKindOfKeyAndProvesPossessionOfIt(OwnKeyKind kind) throws Exception {
        Path key = folder.resolve("key.pem");
        Path request = folder.resolve("request.der");
        assertThat(run("make", "--algorithm", kind.word(), "--out", key.toString()))
                .isEqualTo(CardCommand.OK);
        assertThat(run("request", "--key", key.toString(), "--out", request.toString()))
                .isEqualTo(CardCommand.OK);
        PKCS10CertificationRequest read = new PKCS10CertificationRequest(Files.readAllBytes(request));
        assertThat(read.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .setProvider(new BouncyCastleProvider())
                        .build(read.getSubjectPublicKeyInfo())))
                .isTrue();
        OwnKey made = OwnKey.ofPem(Files.readString(key)).orElseThrow();
        assertThat(made.kind()).isEqualTo(kind);
        assertThat(read.getSubjectPublicKeyInfo().getEncoded()).isEqualTo(made.spki());
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        Path none = Files.writeString(folder.resolve("none.pem"), "nothing");
        assertThat(run("request", "--key", none.toString(), "--out", "x")).isEqualTo(CardCommand.MISUSE);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("is no key in PKCS#8 PEM");
        assertThat(run("make")).isEqualTo(CardCommand.MISUSE);
        assertThat(run("burn", "--out", "x")).isEqualTo(CardCommand.MISUSE);
        assertThat(run("make", "--out", "x", "--algorithm", "dsa")).isEqualTo(CardCommand.MISUSE);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("ml-dsa-65");
        assertThat(run("make", "--out", "x", "--bits", "2")).isEqualTo(CardCommand.MISUSE);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("usage: key make");
    }

    private int run(String... line) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new KeyCommand(out, out, Locale.ENGLISH).run(List.of(line));
    }
}
