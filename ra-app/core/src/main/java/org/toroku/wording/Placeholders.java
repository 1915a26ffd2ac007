package org.toroku.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one thing that a text can do: {@code {name}} stands for a value. Nothing is evaluated, and a value is put in once:
 * what looks like a placeholder in it stays as it is. <code>${…}</code> and <code>#{…}</code>, which other systems
 * evaluate, are text here.
 */
final class Placeholders {
    private static final Pattern TOKEN =
            Pattern.compile("(?<foreign>[$#]\\{[^{}\\n]*+\\})|\\{(?<name>[^{}\\n]*+)\\}|(?<stray>[{}])");

    private Placeholders() {}

    /**
     * What stands between braces.
     *
     * @param name empty for a brace without its other half
     */
    record Found(String name, boolean stray) {}

    static List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            if (matcher.group("name") != null) {
                found.add(new Found(matcher.group("name"), false));
            } else if (matcher.group("stray") != null) {
                found.add(new Found("", true));
            }
        }
        return found;
    }

    static String fill(String text, Map<String, String> values) {
        return TOKEN.matcher(text).replaceAll(match -> {
            String name = match.group("name");
            if (name == null) {
                return Matcher.quoteReplacement(match.group());
            }
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no value for a placeholder");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
