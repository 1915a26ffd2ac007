package org.toroku.audit;

import java.util.Optional;

/** Text that officers type; it is sealed and stays for good. */
public final class TypedText {
    private TypedText() {}

    /** As {@link #objection}, for text of one line. */
    public static Optional<String> lineObjection(String text, int longest) {
        return objection(text, longest)
                .or(() -> Printable.line(text) ? Optional.empty() : Optional.of("text-unprintable"));
    }

    /**
     * {@code text-missing}, {@code text-too-long}, {@code text-unprintable}, or {@code my-number} where one stands in it.
     *
     * @param longest in characters
     */
    public static Optional<String> objection(String text, int longest) {
        if (text.isBlank()) {
            return Optional.of("text-missing");
        }
        if (text.length() > longest) {
            return Optional.of("text-too-long");
        }
        if (!Printable.sentences(text)) {
            return Optional.of("text-unprintable");
        }
        return MyNumberText.in(text) ? Optional.of("my-number") : Optional.empty();
    }
}
