package org.toroku.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The texts of the software; in force until two managers put others in their place. */
@Component
class ReleasedWordings {
    private final Properties japanese;
    private final Properties english;

    ReleasedWordings() {
        this(load("ja"), load("en"));
    }

    ReleasedWordings(Properties japanese, Properties english) {
        this.japanese = japanese;
        this.english = english;
    }

    Wording of(WordingKind kind) {
        return new Wording(
                say(japanese, kind, "subject"),
                say(japanese, kind, "body"),
                say(english, kind, "subject"),
                say(english, kind, "body"));
    }

    /** What the recipient must do now; empty where the writer of the notice says it, or nothing is to be done. */
    Optional<String> todo(WordingKind kind, Locale language) {
        Properties words = language.getLanguage().equals("en") ? english : japanese;
        return Optional.ofNullable(words.getProperty(kind.name() + ".todo"));
    }

    /** A text for somebody who may have stated any name. */
    Wording unnamed(WordingKind kind, Wording wording) {
        return wording.names()
                ? Unnamed.of(wording, say(japanese, kind, "addressee"), say(english, kind, "addressee"))
                : wording;
    }

    Set<String> keys(Locale language) {
        return (language.getLanguage().equals("en") ? english : japanese).stringPropertyNames();
    }

    private static String say(Properties words, WordingKind kind, String part) {
        String said = words.getProperty(kind.name() + "." + part);
        if (said == null) {
            throw new IllegalStateException("no words for " + kind + "." + part);
        }
        return said;
    }

    static Properties load(String language) {
        try (InputStream stream = ReleasedWordings.class.getResourceAsStream("wording_" + language + ".properties")) {
            if (stream == null) {
                throw new IllegalStateException("missing wording_" + language + ".properties");
            }
            Properties words = new Properties();
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
