package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.RuleSet;

/** Inputs of the rules and their values as people call them; the labels are those of the table itself. */
final class RuleWords {
    private static final String BETWEEN = " / ";
    private static final Properties JAPANESE = ProofTexts.read("rules_ja.properties");
    private static final Properties ENGLISH = ProofTexts.read("rules_en.properties");
    private static final Map<String, String> LABELS = labels();

    private RuleWords() {}

    private static Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        DecisionTable.of(RuleSet.automaticDecision().file())
                .inputs()
                .forEach(input -> labels.put(input.expression(), input.label()));
        return labels;
    }

    /** An input, or pairs of inputs with their values; any other text stays as it is. */
    static String said(String text, Locale locale) {
        Properties words = locale.getLanguage().equals("en") ? ENGLISH : JAPANESE;
        if (text.isEmpty()) {
            return words.getProperty("nothing");
        }
        List<String> said = new ArrayList<>();
        for (String pair : text.split(", ", -1)) {
            String[] parts = pair.split(" = ", 2);
            String label = LABELS.get(parts[0]);
            if (label == null) {
                return text;
            }
            said.add(parts.length == 1 ? inLanguage(label, locale) : said(label, parts[1], words, locale));
        }
        return String.join(words.getProperty("and"), said);
    }

    private static String said(String label, String value, Properties words, Locale locale) {
        return words.getProperty("pair")
                .replace("{input}", inLanguage(label, locale))
                .replace("{value}", words.getProperty("value." + value, value));
    }

    private static String inLanguage(String label, Locale locale) {
        int slash = label.indexOf(BETWEEN);
        if (slash < 0) {
            return label;
        }
        return locale.getLanguage().equals("en")
                ? label.substring(slash + BETWEEN.length())
                : label.substring(0, slash);
    }
}
