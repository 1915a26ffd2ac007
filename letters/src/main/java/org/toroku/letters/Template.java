package org.toroku.letters;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values into a sentence once and literally: what looks like a placeholder inside a value stays as typed. */
final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

    private Template() {}

    static String fill(String sentence, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(sentence);
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for the placeholder " + matcher.group());
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    static Set<String> placeholders(String sentence) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(sentence);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
