package org.toroku.paper;

import java.util.Optional;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;

/** What officers write in their own words, where it is kept. */
final class Words {
    static final String MY_NUMBER = "my-number";

    private Words() {}

    /** @param fault code for words that are too long or cannot be printed */
    static Optional<String> objection(String words, int longest, String fault) {
        if (MyNumberText.in(words)) {
            return Optional.of(MY_NUMBER);
        }
        return words.length() > longest || !Printable.sentences(words) ? Optional.of(fault) : Optional.empty();
    }

    /** As {@link #objection}, where something has to be said. */
    static Optional<String> missing(String words, int longest, String fault) {
        return words.isBlank() ? Optional.of(fault) : objection(words, longest, fault);
    }
}
