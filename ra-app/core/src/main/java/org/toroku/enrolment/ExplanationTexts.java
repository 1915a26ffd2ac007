package org.toroku.enrolment;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.toroku.enrolment.EnrolmentDesk.Explanation;

/** The important-matters explanation (重要事項説明, 則6(1)), versioned, in Japanese and English. */
final class ExplanationTexts {
    private final Explanation japanese = read("ja");
    private final Explanation english = read("en");
    private final StatusWatchText statusWatch = new StatusWatchText();

    ExplanationTexts() {
        if (!japanese.version().equals(english.version())
                || japanese.items().size() != english.items().size()) {
            throw new IllegalStateException("the two languages of the explanation are of different versions");
        }
    }

    Explanation in(Locale locale) {
        return locale.getLanguage().equals("en") ? english : japanese;
    }

    StatusWatchText statusWatch() {
        return statusWatch;
    }

    static Properties properties(String name) {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(
                ExplanationTexts.class.getResourceAsStream("/explanation/" + name + ".properties"), name)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("explanation text cannot be read", e);
        }
        return texts;
    }

    private static Explanation read(String language) {
        Properties texts = properties("explanation_" + language);
        List<Explanation.Item> items = new ArrayList<>();
        for (String id : required(texts, "items").split(",", -1)) {
            items.add(new Explanation.Item(id, required(texts, "item." + id)));
        }
        return new Explanation(
                required(texts, "version"),
                required(texts, "text"),
                List.copyOf(items),
                required(texts, "consequence"),
                required(texts, "phrase"),
                new StatusWatchText().in(language));
    }

    static String required(Properties texts, String key) {
        return Objects.requireNonNull(texts.getProperty(key), () -> "explanation lacks " + key);
    }
}
