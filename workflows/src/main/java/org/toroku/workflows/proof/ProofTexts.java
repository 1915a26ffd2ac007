package org.toroku.workflows.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a violation means, as a sentence about what could happen; the same for pages, REST and the command line. */
public final class ProofTexts {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final Properties JAPANESE = read("proof_ja.properties");
    private static final Properties ENGLISH = read("proof_en.properties");

    private ProofTexts() {}

    /** @param locale English for English, Japanese for any other */
    public static String sentence(Violation violation, Locale locale) {
        Properties texts = locale.getLanguage().equals("en") ? ENGLISH : JAPANESE;
        Matcher places = PLACE.matcher(texts.getProperty(violation.code(), violation.code()));
        StringBuilder sentence = new StringBuilder();
        while (places.find()) {
            places.appendReplacement(sentence, Matcher.quoteReplacement(word(violation, places.group(1), locale)));
        }
        return places.appendTail(sentence).toString();
    }

    static Set<String> codes(Locale locale) {
        return (locale.getLanguage().equals("en") ? ENGLISH : JAPANESE).stringPropertyNames();
    }

    private static String word(Violation violation, String place, Locale locale) {
        return switch (place) {
            case "element" -> violation.elementId().isEmpty() ? violation.processId() : violation.elementId();
            case "process" -> violation.processId();
            case "input", "example" -> RuleWords.said(violation.facts().getOrDefault(place, "–"), locale);
            case "field" -> CheckFields.label(violation.facts().getOrDefault("what", "–"));
            default -> KnownWords.said(violation.facts().getOrDefault(place, "–"), locale);
        };
    }

    static Properties read(String name) {
        try (InputStream in = ProofTexts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("texts are missing from the class path: " + name);
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
