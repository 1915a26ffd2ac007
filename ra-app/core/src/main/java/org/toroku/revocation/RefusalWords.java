package org.toroku.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Why a request was refused, as the subscriber reads it; the officer's own words stay in the house. */
@Component
class RefusalWords {
    private final Properties japanese = load("ja");
    private final Properties english = load("en");

    String of(RefusalReason reason, Locale language) {
        Properties words = language.getLanguage().equals("en") ? english : japanese;
        return Objects.requireNonNull(words.getProperty(reason.name()), reason.name());
    }

    private static Properties load(String language) {
        String name = "refusal_" + language + ".properties";
        try (InputStream stream = RefusalWords.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + name);
            }
            Properties words = new Properties();
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
