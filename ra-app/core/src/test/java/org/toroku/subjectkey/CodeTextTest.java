package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Codes as people copy them from paper: every slip is found before it costs a try. */
class CodeTextTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void findsEveryWrongCharacterAndEveryExchangeOfNeighbours() {
        for (int i = 0; i < 50; i++) {
            String code = CodeText.fresh(RANDOM).replace("-", "");
            for (int at = 0; at < code.length(); at++) {
                for (int letter = 0; letter < ALPHABET.length(); letter++) {
                    char other = ALPHABET.charAt(letter);
                    if (other != code.charAt(at)) {
                        assertThat(CodeText.read(code.substring(0, at) + other + code.substring(at + 1)))
                                .isEmpty();
                    }
                }
                if (at > 0 && code.charAt(at) != code.charAt(at - 1)) {
                    assertThat(CodeText.read(code.substring(0, at - 1)
                                    + code.charAt(at)
                                    + code.charAt(at - 1)
                                    + code.substring(at + 1)))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void readsWhatPeopleTypeOfIt() {
        String code = CodeText.fresh(RANDOM);
        String plain = code.replace("-", "");
        assertThat(code).matches("([0-9A-Z]{4}-){6}[0-9A-Z]{4}");
        assertThat(CodeText.read(code)).contains(plain);
        assertThat(CodeText.read(" " + code.toLowerCase(java.util.Locale.ROOT) + "\n"))
                .contains(plain);
        assertThat(CodeText.read(code.replace('0', 'O').replace('1', 'l').replace('-', '−')))
                .contains(plain);
        assertThat(CodeText.read(wide(code))).contains(plain);
        assertThat(CodeText.read("")).isEmpty();
        assertThat(CodeText.read(plain + "0")).isEmpty();
        assertThat(CodeText.read("U".repeat(28))).isEmpty();
    }

    private static String wide(String code) {
        return code.chars()
                .map(c -> c - '!' + '！')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** 130 bits, each character as likely as any. */
    @Test
    void isHardToGuess() {
        int[] counts = new int[32];
        IntStream.range(0, 2000)
                .mapToObj(i -> CodeText.fresh(RANDOM).replace("-", "").substring(0, 26))
                .forEach(code -> code.chars().forEach(c -> counts[ALPHABET.indexOf(c)]++));
        assertThat(IntStream.of(counts)).allSatisfy(count -> assertThat(count).isBetween(1350, 1900));
    }
}
