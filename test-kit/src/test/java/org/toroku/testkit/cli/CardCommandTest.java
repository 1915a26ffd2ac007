package org.toroku.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.pki.TestPkis;
import org.toroku.testkit.pki.Tool;

class CardCommandTest {

    @TempDir
    Path files = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listsEveryCardWithItsTitle() {
        assertThat(run(Locale.ENGLISH, "list")).isEqualTo(CardCommand.OK);
        assertThat(text(out)).contains("good ").contains("山田 花子").contains("unknown-to-ocsp");
    }

    @Test
    void showsWhoseCardItIsAndWhatToExpect() {
        assertThat(run(Locale.JAPANESE, "show", "substitute")).isEqualTo(CardCommand.OK);
        assertThat(text(out)).contains("氏名: 葛木　桜子").contains("想定される結果: 担当者の審査へ");
    }

    @Test
    void aCmsSignatureVerifiesWithOpenssl() throws Exception {
        Path content = Files.writeString(files.resolve("application.txt"), "利用申込書\n");
        Path signature = files.resolve("application.p7s");
        assertThat(sign("good", "TEST1234", "cms", content, signature)).isEqualTo(CardCommand.OK);

        assertThat(verify(signature, content).output()).contains("CAdES Verification successful");

        Files.writeString(content, "利用申込書?\n");
        assertThat(verify(signature, content).exitCode()).isNotZero();
    }

    @Test
    void aRawSignatureVerifiesWithTheCertificateBesideIt() throws Exception {
        Path content = Files.writeString(files.resolve("application.txt"), "利用申込書\n");
        Path signature = files.resolve("application.sig");
        assertThat(sign("good2", "TEST1234", "raw", content, signature)).isEqualTo(CardCommand.OK);

        Path key = files.resolve("key.pem");
        Tool extracted = Tool.run("openssl", "x509", "-inform", "DER", "-in", signature + ".cer", "-noout", "-pubkey");
        Files.writeString(key, extracted.output());
        assertThat(Tool.run(
                                "openssl",
                                "dgst",
                                "-sha256",
                                "-verify",
                                key.toString(),
                                "-signature",
                                signature.toString(),
                                content.toString())
                        .output())
                .contains("Verified OK");
    }

    @Test
    void refusesAWrongPasswordInTheLanguageOfTheUser() throws Exception {
        Path content = Files.writeString(files.resolve("application.txt"), "x");
        Path signature = files.resolve("application.p7s");
        assertThat(sign("good", "WRONG123", "cms", content, signature)).isEqualTo(CardCommand.WRONG_PASSWORD);
        assertThat(text(err)).contains("The password is wrong");
        assertThat(signature).doesNotExist();

        assertThat(run(
                        Locale.JAPAN,
                        "sign",
                        "--card",
                        "good",
                        "--password",
                        "WRONG123",
                        "--in",
                        content.toString(),
                        "--out",
                        signature.toString()))
                .isEqualTo(CardCommand.WRONG_PASSWORD);
        assertThat(text(err)).contains("パスワードが正しくありません");
    }

    @Test
    void explainsItselfWhenMisused() {
        assertThat(run(Locale.ENGLISH)).isEqualTo(CardCommand.MISUSE);
        assertThat(run(Locale.ENGLISH, "sign", "--card")).isEqualTo(CardCommand.MISUSE);
        assertThat(run(Locale.ENGLISH, "sign", "--card", "good", "--pasword", "x"))
                .isEqualTo(CardCommand.MISUSE);
        assertThat(text(err)).contains("usage: card list");
        assertThat(run(Locale.ENGLISH, "show", "nobody")).isEqualTo(CardCommand.MISUSE);
        assertThat(text(err)).contains("no test card called nobody");
    }

    private Tool verify(Path signature, Path content) throws Exception {
        Path anchor = files.resolve("anchor.pem");
        Files.writeString(anchor, TestPkis.pem(TestPkis.shared().anchor()));
        return Tool.run(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-cades",
                "-inform",
                "DER",
                "-in",
                signature.toString(),
                "-content",
                content.toString(),
                "-CAfile",
                anchor.toString(),
                "-purpose",
                "any",
                "-out",
                files.resolve("verified").toString());
    }

    private int sign(String card, String password, String format, Path in, Path target) {
        return run(
                Locale.ENGLISH,
                "sign",
                "--card",
                card,
                "--password",
                password,
                "--format",
                format,
                "--in",
                in.toString(),
                "--out",
                target.toString());
    }

    private int run(Locale locale, String... arguments) {
        List<String> line = new ArrayList<>(List.of("--folder", TestPkis.FOLDER.toString()));
        line.addAll(List.of(arguments));
        return new CardCommand(print(out), print(err), locale, Clock.systemUTC()).run(line);
    }

    private static PrintStream print(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8);
    }
}
