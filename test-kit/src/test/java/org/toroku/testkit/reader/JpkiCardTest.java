package org.toroku.testkit.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.toroku.testkit.emulator.EmulatedCard;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.pki.TestPkis;

/** What the holder's software says to a card, and what it never says; no reader is needed for that. */
class JpkiCardTest {
    private static final byte[] CONTENT = "利用申込書".getBytes(StandardCharsets.UTF_8);

    private final TestNationalPki pki = TestPkis.shared();
    private final TestCard good = pki.card("good");
    private final EmulatedCard emulated = new EmulatedCard(good, pki.anchor());
    private final TappedLink link = new TappedLink(emulated);

    @Test
    void signsWithTheKeyOfTheCertificateThatThePasswordOpens() throws Exception {
        try (JpkiCard card = JpkiCard.on(link)) {
            assertThat(card.triesLeft()).isEqualTo(5);
            card.unlock(password("TEST1234"), false);
            assertThat(card.certificate()).isEqualTo(good.certificate());
            assertThat(card.signature(CONTENT)).isEqualTo(good.signature(CONTENT));

            byte[] cms = CardSigner.cms(card, CONTENT, Instant.now());
            assertThat(new CMSSignedData(new CMSProcessableByteArray(CONTENT), cms)
                            .getSignerInfos()
                            .iterator()
                            .next()
                            .verify(new JcaSimpleSignerInfoVerifierBuilder().build(good.certificate())))
                    .isTrue();
        }
        assertThat(link.closed).isTrue();
    }

    @Test
    void showsNothingAndSignsNothingBeforeThePassword() {
        JpkiCard card = JpkiCard.on(link);
        assertTrouble(card::certificate, CardTrouble.Kind.UNREADABLE, "6982");
        assertTrouble(() -> card.signature(CONTENT), CardTrouble.Kind.UNREADABLE, "6982");
    }

    @Test
    void forgetsThePasswordWhenItIsTakenOut() {
        JpkiCard.on(link).unlock(password("TEST1234"), false);
        emulated.reset();
        assertTrouble(() -> JpkiCard.on(link).certificate(), CardTrouble.Kind.UNREADABLE, "6982");
    }

    @Test
    void countsWrongPasswordsAndStartsAnewAfterARightOne() {
        JpkiCard card = JpkiCard.on(link);
        assertTrouble(() -> card.unlock(password("WRONG123"), false), CardTrouble.Kind.WRONG_PASSWORD, "4");
        assertTrouble(() -> card.unlock(password("WRONG123"), false), CardTrouble.Kind.WRONG_PASSWORD, "3");
        assertThat(card.triesLeft()).isEqualTo(3);
        card.unlock(password("TEST1234"), false);
        assertThat(card.triesLeft()).isEqualTo(5);
    }

    @Test
    void sendsNothingThatCannotBeAPassword() {
        JpkiCard card = JpkiCard.on(link);
        for (String no : new String[] {"test1234", "1234", "TEST12345678901234", "TEST 1234", "ＴＥＳＴ１２３４", ""}) {
            assertTrouble(() -> card.unlock(password(no), true), CardTrouble.Kind.PASSWORD_SHAPE, "");
        }
        assertThat(card.triesLeft()).isEqualTo(5);
        assertThat(link.passwordsSent).isZero();
    }

    @Test
    void spendsTheLastTryOnlyWhenThatIsSaid() {
        JpkiCard card = JpkiCard.on(link);
        wrongUntil(card, 1);
        int sent = link.passwordsSent;

        assertTrouble(() -> card.unlock(password("TEST1234"), false), CardTrouble.Kind.LAST_TRY, "");
        assertThat(link.passwordsSent).isEqualTo(sent);
        card.unlock(password("TEST1234"), true);
        assertThat(card.triesLeft()).isEqualTo(5);
    }

    @Test
    void saysThatTheCardIsBlockedAndAsksItNoMore() {
        JpkiCard card = JpkiCard.on(link);
        wrongUntil(card, 1);
        assertTrouble(() -> card.unlock(password("WRONG123"), true), CardTrouble.Kind.BLOCKED, "");
        int sent = link.passwordsSent;

        assertTrouble(() -> card.unlock(password("TEST1234"), true), CardTrouble.Kind.BLOCKED, "");
        assertThat(link.passwordsSent).isEqualTo(sent);
    }

    /** A card may also say by another word that its password is blocked. */
    @Test
    void understandsBothWordsForBlocked() {
        for (String word : new String[] {"6983", "6984"}) {
            JpkiCard card = JpkiCard.on(new TappedLink(emulated) {
                @Override
                public ResponseAPDU transmit(CommandAPDU command) {
                    return command.getINS() == 0x20
                            ? new ResponseAPDU(HexFormat.of().parseHex(word))
                            : super.transmit(command);
                }
            });
            assertTrouble(() -> card.unlock(password("TEST1234"), true), CardTrouble.Kind.BLOCKED, "");
        }
    }

    @Test
    void wipesThePasswordWhateverBecomesOfIt() {
        JpkiCard card = JpkiCard.on(link);
        char[] wrong = password("WRONG123");
        assertThatThrownBy(() -> card.unlock(wrong, false)).isInstanceOf(CardTrouble.class);
        assertThat(wrong).containsOnly('\0');
        char[] right = password("TEST1234");
        card.unlock(right, false);
        assertThat(right).containsOnly('\0');
    }

    @Test
    void knowsACardOfAnotherKindAndLetsItGo() {
        TappedLink other = new TappedLink(emulated) {
            @Override
            public ResponseAPDU transmit(CommandAPDU command) {
                return new ResponseAPDU(HexFormat.of().parseHex("6A82"));
            }
        };
        assertTrouble(() -> JpkiCard.on(other), CardTrouble.Kind.NOT_A_MY_NUMBER_CARD, "6A82");
        assertThat(other.closed).isTrue();
    }

    @Test
    void refusesACertificateThatIsNotOrNotYetValid() {
        TestCard old = pki.card("expired");
        JpkiCard card = JpkiCard.on(new TappedLink(new EmulatedCard(old, pki.anchor())));
        card.unlock(password("TEST1234"), false);
        assertTrouble(
                () -> card.mustBeValid(Instant.now()),
                CardTrouble.Kind.EXPIRED,
                CardFacts.day(old.certificate().getNotAfter().toInstant()));
        Instant begin = old.certificate().getNotBefore().toInstant();
        assertTrouble(
                () -> card.mustBeValid(begin.minusSeconds(1)), CardTrouble.Kind.NOT_YET_VALID, CardFacts.day(begin));
        card.mustBeValid(begin);
    }

    /** A card whose key and certificate do not belong together, or whose answer was garbled on the way. */
    @Test
    void handsOutNoSignatureThatDoesNotVerify() {
        JpkiCard card = JpkiCard.on(new TappedLink(emulated) {
            @Override
            public ResponseAPDU transmit(CommandAPDU command) {
                byte[] answer = super.transmit(command).getBytes();
                if (command.getINS() == 0x2A) {
                    answer[10] ^= 1;
                }
                return new ResponseAPDU(answer);
            }
        });
        card.unlock(password("TEST1234"), false);
        assertTrouble(() -> card.signature(CONTENT), CardTrouble.Kind.UNREADABLE, "signature");
    }

    @Test
    void readsWhatTheCertificateSaysOfItsHolder() {
        CardFacts facts = CardFacts.of(good.certificate());
        assertThat(facts).isEqualTo(new CardFacts("山田　花子", "319800217", "2", "東京都千代田区霞が関二丁目１番２号"));
    }

    private void wrongUntil(JpkiCard card, int left) {
        while (card.triesLeft() > left) {
            assertThatThrownBy(() -> card.unlock(password("WRONG123"), false)).isInstanceOf(CardTrouble.class);
        }
    }

    private static void assertTrouble(ThrowingCallable act, CardTrouble.Kind kind, String detail) {
        assertThatThrownBy(act).isInstanceOfSatisfying(CardTrouble.class, trouble -> {
            assertThat(trouble.kind()).isEqualTo(kind);
            assertThat(trouble.detail()).isEqualTo(detail);
        });
    }

    private static char[] password(String text) {
        return text.toCharArray();
    }
}
