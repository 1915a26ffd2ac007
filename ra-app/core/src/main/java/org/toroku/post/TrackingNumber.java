package org.toroku.post;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number of a letter at its carrier, as people type it. */
public final class TrackingNumber {
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Z][0-9A-Z -]{6,29}");
    /** Case number and check character, whatever stands between: letters that come back are found by either. */
    private static final Pattern CASE_CODE = Pattern.compile("P\\d{10,13}[0-9A-Z]");

    private TrackingNumber() {}

    /** Why it cannot be one: tracking-malformed, or tracking-is-case-code. */
    public static Optional<String> objection(String typed) {
        String text = typed.strip();
        if (!SHAPE.matcher(text).matches()) {
            return Optional.of("tracking-malformed");
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[ -]", "");
        return CASE_CODE.matcher(plain).matches() ? Optional.of("tracking-is-case-code") : Optional.empty();
    }
}
