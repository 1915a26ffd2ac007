package org.toroku.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.audit.Passphrase.Protection;

class PassphraseTest {
    private static final List<String> KNOWN =
            List.of("M-2026-000042", "山田", "太郎", "Yamada", "Taro", "1980-02-17", "taro@example.jp", "03-1234-5678");

    @ParameterizedTest
    @CsvSource({
        "aaaaaaaaaaaa, repeated",
        "abcabcabcabc, repeated",
        "あああああああああああああ, repeated",
        "さくらさくらさくらさくら, repeated",
        "123456789012, common",
        "abcdefghijkl, row",
        "asdfghjkl;'qw, row",
        "qwertyuiop[], row",
        "yamada19800217, known",
        "Yamada-Taro-0217, known",
        "M-2026-000042, known",
        "taro@example.jp, known",
        "山田太郎山田太郎山田太郎, known",
        "yamada-yamada-yamada, known",
        "1999-12-31-2000, date",
        "passwordpassword, repeated",
        "letmein-letmein, common",
        "password123456, common",
    })
    void whatIsTriedFirstIsRefusedWithWhatGivesItAway(String typed, String flaw) {
        assertThat(Passphrase.objection(typed.toCharArray(), KNOWN)).contains("passphrase-" + flaw);
        assertThat(Passphrase.judge(typed.toCharArray(), KNOWN).protection()).isEqualTo(Protection.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "four unrelated words here",
                "correct horse battery",
                "a long passphrase",
                "花見に行く人は文字で書く",
                "Yamada likes 3 green kettles",
                "x7#Kq!vR2m_Lp"
            })
    void whatNobodyGuessesIsTaken(String typed) {
        assertThat(Passphrase.objection(typed.toCharArray(), KNOWN)).isEmpty();
        assertThat(Passphrase.judge(typed.toCharArray(), KNOWN).protection()).isEqualTo(Protection.GOOD);
    }

    @Test
    void whatIsTooShortOrCannotBeTypedIsToldFirst() {
        assertThat(Passphrase.objection("aaaa".toCharArray(), KNOWN)).contains("passphrase-weak");
        assertThat(Passphrase.objection("aaaaaaaaaaaa\u0007".toCharArray(), KNOWN))
                .contains("passphrase-unusable");
        assertThat(Passphrase.judge(new char[0], KNOWN).protection()).isEqualTo(Protection.REFUSED);
    }

    /** A text of a megabyte is judged by its beginning. */
    @Test
    void judgingTakesNoTimeHoweverLongItIs() {
        String endless = "four unrelated words here".repeat(40_000);
        assertThat(Passphrase.objection(endless.toCharArray(), KNOWN)).contains("passphrase-repeated");
    }

    /** Each of them is tried as each letter that it may stand for: the number of combinations explodes. */
    @Test
    void ofManySignsThatStandForLettersTheBeginningIsJudged() {
        String signs = "4@8({[<3691!|70$5+%2".repeat(3) + "aaaa";
        assertThat(Passphrase.objection(signs.toCharArray(), KNOWN)).isEmpty();
        assertThat(Passphrase.judge(("4@8({[<" + "a".repeat(40)).toCharArray(), KNOWN)
                        .protection())
                .isEqualTo(Protection.REFUSED);
    }
}
