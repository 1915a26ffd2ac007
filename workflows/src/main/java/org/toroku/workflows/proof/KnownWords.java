package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known at a place, as people say it: "decision = null" is a decision that there is not yet. The word of the model
 * stays beside, for it is what a condition has to name.
 */
final class KnownWords {
    private static final Pattern PAIR = Pattern.compile("([A-Za-z]+) = (\\?|[A-Za-z_0-9]*)");
    private static final Properties JAPANESE = ProofTexts.read("words_ja.properties");
    private static final Properties ENGLISH = ProofTexts.read("words_en.properties");

    private KnownWords() {}

    /** Text that is no list of variables with their values stays as it is. */
    static String said(String text, Locale locale) {
        Properties words = words(locale);
        List<String> said = new ArrayList<>();
        for (String pair : text.split(", ", -1)) {
            Optional<String> word = said(pair, words);
            if (word.isEmpty()) {
                return text;
            }
            said.add(word.get());
        }
        return String.join(words.getProperty("and"), said);
    }

    private static Optional<String> said(String pair, Properties words) {
        Matcher matcher = PAIR.matcher(pair);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String value = matcher.group(2);
        return Tracked.of(matcher.group(1))
                .map(variable -> words.getProperty(form(variable, value))
                        .replace("{variable}", words.getProperty(variable.variable))
                        .replace("{name}", variable.variable)
                        .replace("{said}", words.getProperty("value." + value, value))
                        .replace("{value}", value));
    }

    private static String form(Tracked variable, String value) {
        return switch (value) {
            case "null", "" -> "undecided";
            case "?" -> "anything";
            default -> variable.isNumber() ? "number" : "decided";
        };
    }

    static Properties words(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : JAPANESE;
    }

    /** Every key that there has to be. */
    static Set<String> keys() {
        Set<String> keys = Arrays.stream(Tracked.values())
                .flatMap(each -> each.isNumber()
                        ? Stream.of(each.variable)
                        : Stream.concat(
                                Stream.of(each.variable),
                                each.domain.stream()
                                        .filter(value -> !value.equals("null"))
                                        .map(value -> "value." + value)))
                .collect(Collectors.toSet());
        keys.addAll(List.of("undecided", "anything", "number", "decided", "and"));
        return keys;
    }
}
