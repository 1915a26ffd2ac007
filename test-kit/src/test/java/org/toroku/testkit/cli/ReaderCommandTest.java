package org.toroku.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.emulator.EmulatedCard;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestPkis;
import org.toroku.testkit.reader.TappedLink;

/** The holder at a terminal: what is asked, what is said, and what is never said. */
class ReaderCommandTest {
    @TempDir
    Path files = Path.of("");

    private final TestCard good = TestPkis.shared().card("good");
    private TappedLink link = linkTo(good);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Typed typed = new Typed();
    private Optional<OptionalInt> readerAskedFor = Optional.empty();

    /** Somebody who types one password. */
    private static final class Typed extends Prompt {
        private Optional<String> types = Optional.of("TEST1234");
        private Optional<String> piped = Optional.empty();
        private int asked;

        @Override
        Optional<char[]> ask(String question) {
            asked++;
            return types.map(String::toCharArray);
        }

        @Override
        Optional<char[]> read() {
            return piped.map(String::toCharArray);
        }
    }

    private static TappedLink linkTo(TestCard card) {
        return new TappedLink(new EmulatedCard(card, TestPkis.shared().anchor()));
    }

    @Test
    void signsAFileAndSaysHowManyTriesThereWere() throws Exception {
        Path content = Files.writeString(files.resolve("application.txt"), "利用申込書\n");
        Path signature = files.resolve("application.p7s");
        assertThat(sign(content, signature)).isEqualTo(CardCommand.OK);

        assertThat(text(out))
                .contains("Tries left for the signature password: 5")
                .contains(signature.toString());
        CMSSignedData cms = new CMSSignedData(
                new CMSProcessableByteArray(Files.readAllBytes(content)), Files.readAllBytes(signature));
        assertThat(cms.getSignerInfos()
                        .iterator()
                        .next()
                        .verify(new JcaSimpleSignerInfoVerifierBuilder().build(good.certificate())))
                .isTrue();
        assertThat(link.closed).isTrue();
        assertThat(readerAskedFor).contains(OptionalInt.empty());
    }

    @Test
    void writesTheBareSignatureWithItsCertificateBesideIt() throws Exception {
        Path content = Files.writeString(files.resolve("application.txt"), "利用申込書\n");
        Path signature = files.resolve("application.sig");
        assertThat(sign(content, signature, "--format", "raw")).isEqualTo(CardCommand.OK);
        assertThat(signature).hasBinaryContent(good.signature(Files.readAllBytes(content)));
        assertThat(files.resolve("application.sig.cer"))
                .hasBinaryContent(good.certificate().getEncoded());
    }

    @Test
    void showsWhatTheCertificateSays() {
        assertThat(run(Locale.JAPANESE, "show", "--reader", "2")).isEqualTo(CardCommand.OK);
        assertThat(text(out)).contains("氏名: 山田　花子", "生年月日: 1980-02-17", "性別: 女", "発行者: ");
        assertThat(readerAskedFor).contains(OptionalInt.of(2));
    }

    @Test
    void tellsTriesLeftAfterAWrongPasswordAndNeverRepeatsIt() {
        typed.types = Optional.of("WRONG123");
        assertThat(run(Locale.ENGLISH, "show", "--reader")).isEqualTo(CardCommand.WRONG_PASSWORD);
        assertThat(text(err)).contains("The password is wrong", "blocks it: 4");
        assertThat(link.passwordsSent).isEqualTo(1);
        assertThat(text(out) + text(err)).doesNotContain("WRONG123");
        assertThat(link.closed).isTrue();
    }

    @Test
    void asksForNoPasswordWhereOneTryIsLeftUnlessThatIsSaid() {
        typed.types = Optional.of("WRONG123");
        for (int i = 0; i < 4; i++) {
            run(Locale.ENGLISH, "show", "--reader");
        }
        typed.types = Optional.of("TEST1234");
        typed.asked = 0;
        assertThat(run(Locale.ENGLISH, "show", "--reader")).isEqualTo(CardCommand.WRONG_PASSWORD);
        assertThat(text(err)).contains("Only one try is left");
        assertThat(typed.asked).isZero();
        assertThat(link.passwordsSent).isEqualTo(4);

        assertThat(run(Locale.ENGLISH, "show", "--reader", "--last-try")).isEqualTo(CardCommand.OK);
    }

    @Test
    void takesThePasswordFromAnotherProgram() {
        typed.types = Optional.empty();
        typed.piped = Optional.of("TEST1234");
        assertThat(run(Locale.ENGLISH, "show", "--reader", "--password-stdin")).isEqualTo(CardCommand.OK);
        assertThat(typed.asked).isZero();
    }

    @Test
    void warnsOfAPasswordThatOthersSee() {
        assertThat(run(Locale.ENGLISH, "show", "--reader", "--password", "TEST1234"))
                .isEqualTo(CardCommand.OK);
        assertThat(text(err)).contains("Warning: a password on the command line");
        assertThat(text(out) + text(err)).doesNotContain("TEST1234");
    }

    @Test
    void saysWhatToDoWhereNobodyCanType() {
        typed.types = Optional.empty();
        assertThat(run(Locale.ENGLISH, "show", "--reader")).isEqualTo(CardCommand.MISUSE);
        assertThat(text(err)).contains("--password-stdin");
        assertThat(link.passwordsSent).isZero();
    }

    @Test
    void doesNotTouchTheCardWhereTheFileIsMissing() {
        assertThat(sign(files.resolve("missing.txt"), files.resolve("x.p7s"))).isEqualTo(CardCommand.MISUSE);
        assertThat(readerAskedFor).isEmpty();
    }

    @Test
    void signsNothingWithAnExpiredCertificateButShowsIt() throws Exception {
        link = linkTo(TestPkis.shared().card("expired"));
        Path content = Files.writeString(files.resolve("application.txt"), "x");
        Path signature = files.resolve("application.p7s");
        assertThat(sign(content, signature)).isEqualTo(CardCommand.NO_CARD);
        assertThat(text(err)).contains("certificate expired on");
        assertThat(signature).doesNotExist();

        assertThat(run(Locale.ENGLISH, "show", "--reader")).isEqualTo(CardCommand.NO_CARD);
        assertThat(text(out)).contains("試験　一郎");
    }

    @Test
    void explainsItselfWhenMisused() {
        assertThat(run(Locale.ENGLISH, "show", "good", "--reader")).isEqualTo(CardCommand.MISUSE);
        assertThat(run(Locale.ENGLISH, "show", "--reader", "--in", "x")).isEqualTo(CardCommand.MISUSE);
        assertThat(run(Locale.ENGLISH, "sign", "--reader", "--card", "good")).isEqualTo(CardCommand.MISUSE);
        assertThat(run(Locale.ENGLISH, "show", "--reader", "--password", "A", "--password-stdin"))
                .isEqualTo(CardCommand.MISUSE);
        assertThat(text(err)).contains("a real card: card show --reader [N]");
        assertThat(readerAskedFor).isEmpty();
    }

    private int sign(Path in, Path target, String... more) {
        List<String> line = new java.util.ArrayList<>(
                List.of("sign", "--reader", "--in", in.toString(), "--out", target.toString()));
        line.addAll(List.of(more));
        return run(Locale.ENGLISH, line.toArray(String[]::new));
    }

    private int run(Locale locale, String... line) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "org.toroku.testkit.cli.card",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new ReaderCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        texts,
                        Clock.systemUTC(),
                        number -> {
                            readerAskedFor = Optional.of(number);
                            return link;
                        },
                        typed)
                .run(Arguments.parse(List.of(line), ReaderCommand.BARE).orElseThrow());
    }

    private static String text(ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8);
    }
}
