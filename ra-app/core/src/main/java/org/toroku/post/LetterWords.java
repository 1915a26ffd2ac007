package org.toroku.post;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The sentences of letters and e-mails that depend on the case, in Japanese and English. */
final class LetterWords {
    private static final LetterWords JAPANESE = new LetterWords(load("ja"));
    private static final LetterWords ENGLISH = new LetterWords(load("en"));

    private final Properties words;

    private LetterWords(Properties words) {
        this.words = words;
    }

    static LetterWords in(Locale language) {
        return language.getLanguage().equals("en") ? ENGLISH : JAPANESE;
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(words.getProperty(key));
    }

    String say(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("no words for " + key));
    }

    /** Values are put in as they are and once: a value that looks like a placeholder stays as it is. */
    String say(String key, Map<String, String> values) {
        StringBuilder said = new StringBuilder();
        String rest = say(key);
        for (int open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{')) {
            int close = rest.indexOf('}', open);
            String value = values.get(rest.substring(open + 1, close));
            if (value == null) {
                throw new IllegalArgumentException("no value for a placeholder of " + key);
            }
            said.append(rest, 0, open).append(value);
            rest = rest.substring(close + 1);
        }
        return said.append(rest).toString();
    }

    java.util.Set<String> keys() {
        return words.stringPropertyNames();
    }

    private static Properties load(String language) {
        try (InputStream stream = LetterWords.class.getResourceAsStream("post_" + language + ".properties")) {
            if (stream == null) {
                throw new IllegalStateException("missing post_" + language + ".properties");
            }
            Properties words = new Properties();
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
