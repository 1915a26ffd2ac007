package org.toroku.studio;

import java.util.Optional;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;

/** Text that owners type; it is sealed and stays for good. */
final class TypedText {
    private TypedText() {}

    /** As {@link #objection}, for text of one line. */
    static Optional<String> lineObjection(String text, int longest) {
        return objection(text, longest)
                .or(() -> Printable.line(text) ? Optional.empty() : Optional.of("text-unprintable"));
    }

    /** @param longest in characters */
    static Optional<String> objection(String text, int longest) {
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
