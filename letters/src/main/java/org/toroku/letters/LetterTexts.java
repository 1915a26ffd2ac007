package org.toroku.letters;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** The words of the letters in both languages: the module's own, over which an office may lay its own. */
public final class LetterTexts {
    private final Map<LetterLanguage, Wording> wordings = new EnumMap<>(LetterLanguage.class);

    private LetterTexts() {}

    public static LetterTexts standard() {
        LetterTexts texts = new LetterTexts();
        for (LetterLanguage language : LetterLanguage.values()) {
            texts.wordings.put(language, new Wording(language, own(language)));
        }
        return texts;
    }

    /**
     * The standard words with those of {@code letters_ja.properties} and {@code letters_en.properties} in a folder put over
     * them.
     *
     * @throws IllegalArgumentException when a key is unknown or a placeholder is one that the standard text does not have:
     *     better no start than a letter with a hole
     */
    public static LetterTexts withFolder(Path folder) {
        LetterTexts texts = new LetterTexts();
        for (LetterLanguage language : LetterLanguage.values()) {
            Properties words = own(language);
            Path file = folder.resolve(fileName(language));
            if (Files.exists(file)) {
                lay(read(file), words, file);
            }
            texts.wordings.put(language, new Wording(language, words));
        }
        return texts;
    }

    Wording in(LetterLanguage language) {
        Wording wording = wordings.get(language);
        if (wording == null) {
            throw new IllegalStateException("no words in " + language);
        }
        return wording;
    }

    static Properties own(LetterLanguage language) {
        try (InputStream stream = LetterTexts.class.getResourceAsStream(fileName(language))) {
            if (stream == null) {
                throw new IllegalStateException("missing " + fileName(language));
            }
            return load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lay(Properties over, Properties words, Path file) {
        for (String key : over.stringPropertyNames()) {
            String standard = words.getProperty(key);
            String text = over.getProperty(key, "");
            if (standard == null) {
                throw new IllegalArgumentException(file + ": no letter uses the key " + key);
            }
            if (!Template.placeholders(standard).containsAll(Template.placeholders(text))) {
                throw new IllegalArgumentException(
                        file + ": " + key + " may only use the placeholders " + Template.placeholders(standard));
            }
            words.setProperty(key, text);
        }
    }

    private static Properties read(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties load(Reader reader) throws IOException {
        Properties words = new Properties();
        words.load(reader);
        return words;
    }

    private static String fileName(LetterLanguage language) {
        return "letters_" + language.tag() + ".properties";
    }
}
