package org.toroku.standalone;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The texts that people see, so that specs break when a page shows something else. */
record UiTexts(Properties texts) {
    static UiTexts japanese() {
        Properties texts = new Properties();
        try (var in = Objects.requireNonNull(UiTexts.class.getResourceAsStream("/messages_ja.properties"))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new UiTexts(texts);
    }

    String of(String key) {
        return Objects.requireNonNull(texts.getProperty(key), key);
    }
}
