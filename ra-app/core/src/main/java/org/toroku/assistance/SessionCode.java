package org.toroku.assistance;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * How the code of a session is written, which somebody reads from a screen and types within minutes: eight random characters
 * of Crockford's alphabet, 40 bits, and a check character, in groups of three. The check character finds a wrong character and
 * two exchanged neighbours nearly always, so that a slip of the finger costs no try.
 */
final class SessionCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM = 8;
    private static final int GROUP = 3;
    private static final int PRIME = 31;

    private SessionCode() {}

    static String fresh(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < RANDOM; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.append(check(code)).toString();
    }

    static String grouped(String plain) {
        return plain.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** The code as it was meant, without groups; empty where it cannot be one. */
    static Optional<String> read(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s‐‑‒–—―ー−-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return plain.length() == RANDOM + 1
                        && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                        && plain.charAt(RANDOM) == check(plain)
                ? Optional.of(plain)
                : Optional.empty();
    }

    private static char check(CharSequence code) {
        int sum = 0;
        for (int i = 0; i < RANDOM; i++) {
            sum += (i + 1) * ALPHABET.indexOf(code.charAt(i));
        }
        return ALPHABET.charAt(sum % PRIME);
    }
}
