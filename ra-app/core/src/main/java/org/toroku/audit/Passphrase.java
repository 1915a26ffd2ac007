package org.toroku.audit;

import java.util.Optional;

/** What a file or an account can be protected with, judged without ever making a string of it. */
public final class Passphrase {
    private static final int SHORTEST = 12;

    private Passphrase() {}

    /**
     * Why it cannot be used: {@code passphrase-unusable} or {@code passphrase-weak}. Half a surrogate pair has no encoding (RFC 7292 appendix B.1 wants BMPString), a control
     * character cannot be typed again, and neither blanks nor NULs protect anything.
     */
    public static Optional<String> objection(char[] passphrase) {
        int characters = 0;
        int visible = 0;
        for (int i = 0; i < passphrase.length; characters++) {
            int codePoint = Character.codePointAt(passphrase, i);
            if (!usable(codePoint)) {
                return Optional.of("passphrase-unusable");
            }
            visible += Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) ? 0 : 1;
            i += Character.charCount(codePoint);
        }
        return characters < SHORTEST || visible == 0 ? Optional.of("passphrase-weak") : Optional.empty();
    }

    private static boolean usable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
