package org.toroku.enrolment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.toroku.enrolment.EnrolmentDesk.Explanation.StatusWatch;
import org.toroku.pki.Der;

/**
 * The optional consent to being asked about while the certificate is valid, in both languages as it is signed. Whoever rewords it
 * gives it another version, and keeps the former words beside it under theirs: they are still recognised in what was signed.
 */
final class StatusWatchText {
    /** Of words that once were signed: {@code status-watch-VERSION_ja.properties}, and in English. */
    private static final List<String> FORMER = List.of();

    private final Properties japanese;
    private final Properties english;

    StatusWatchText() {
        this("status-watch");
    }

    private StatusWatchText(String name) {
        japanese = ExplanationTexts.properties(name + "_ja");
        english = ExplanationTexts.properties(name + "_en");
        if (!version(japanese).equals(version(english))) {
            throw new IllegalStateException("the two languages of the consent to a watch are of different versions");
        }
    }

    /** Every one that may have been signed. */
    static List<StatusWatchText> known() {
        return Stream.concat(Stream.of("status-watch"), FORMER.stream().map(version -> "status-watch-" + version))
                .map(StatusWatchText::new)
                .toList();
    }

    String version() {
        return version(japanese);
    }

    StatusWatch in(String language) {
        return new StatusWatch(version(), language.equals("en") ? english() : japanese());
    }

    String japanese() {
        return ExplanationTexts.required(japanese, "text");
    }

    String english() {
        return ExplanationTexts.required(english, "text");
    }

    /** Hex SHA-256 of what is signed of it. */
    String sha256() {
        return Der.of((japanese() + "\n" + english()).getBytes(StandardCharsets.UTF_8))
                .sha256Hex();
    }

    private static String version(Properties texts) {
        return ExplanationTexts.required(texts, "version");
    }
}
