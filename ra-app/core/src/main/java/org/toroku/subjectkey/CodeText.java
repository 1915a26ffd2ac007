package org.toroku.subjectkey;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * How codes of letters are written that people type in: 26 random characters of Crockford's alphabet, 130 bits, and two check characters,
 * in groups of four. The check characters are the number modulo a prime, so that one wrong character and two exchanged
 * neighbours are always found; a slip of the pen costs no try.
 */
public final class CodeText {
    // no I, L, O, U, so that nothing can be misread
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM = 26;
    private static final int LENGTH = RANDOM + 2;
    private static final int GROUP = 4;
    private static final BigInteger BASE = BigInteger.valueOf(32);
    /** The largest prime that two characters can write. */
    private static final BigInteger PRIME = BigInteger.valueOf(1021);

    private CodeText() {}

    public static String fresh(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < RANDOM; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return grouped(code + check(code.toString()));
    }

    /** The code as it was meant, without groups; empty where it cannot be one: case, spaces and look-alikes do not matter. */
    public static Optional<String> read(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s‐‑‒–—―ー−-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return plain.length() == LENGTH
                        && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                        && check(plain.substring(0, RANDOM)).equals(plain.substring(RANDOM))
                ? Optional.of(plain)
                : Optional.empty();
    }

    private static String check(String code) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < code.length(); i++) {
            value = value.multiply(BASE).add(BigInteger.valueOf(ALPHABET.indexOf(code.charAt(i))));
        }
        int check = value.mod(PRIME).intValueExact();
        return "" + ALPHABET.charAt(check / 32) + ALPHABET.charAt(check % 32);
    }

    private static String grouped(String code) {
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            if (i > 0 && i % GROUP == 0) {
                grouped.append('-');
            }
            grouped.append(code.charAt(i));
        }
        return grouped.toString();
    }
}
