package org.toroku.matching;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Brings block and house numbers into one notation: 二丁目１番２号 and 2-1-2 become the same. Only notation is folded; no
 * part of an address is ever dropped, and numbers are never joined.
 */
final class AddressNotation {
    /** Kanji numerals are numbers only before a unit; 四日市 and 八戸 are names. */
    private static final Pattern NUMERALS = Pattern.compile("[〇一二三四五六七八九十百千]+(?=丁目|番|号|条)");

    private record Rule(Pattern pattern, String replacement) {
        static Rule of(String regex, String replacement) {
            return new Rule(Pattern.compile(regex), replacement);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("([0-9]+)丁目", "$1-"),
            Rule.of("([0-9]+)番地[のノ]?", "$1-"),
            // 一番町, 四番丁 and 弐番館 are names
            Rule.of("([0-9]+)番(?![町丁館街])", "$1-"),
            Rule.of("([0-9]+)号室", "$1-"),
            Rule.of("([0-9]+)号(?![棟館線])", "$1-"),
            Rule.of("(?<=[0-9])[のノ](?=[0-9])", "-"),
            Rule.of("-{2,}", "-"),
            Rule.of("-(?![0-9A-Za-z])", ""));

    private AddressNotation() {}

    static String fold(String address) {
        String folded = NUMERALS.matcher(address).replaceAll(AddressNotation::number);
        for (Rule rule : RULES) {
            folded = rule.pattern().matcher(folded).replaceAll(rule.replacement());
        }
        return folded;
    }

    private static String number(MatchResult match) {
        String numerals = match.group();
        return numerals.chars().anyMatch(c -> "十百千".indexOf(c) >= 0)
                ? String.valueOf(value(numerals))
                : digits(numerals);
    }

    /** 一〇二: positional. */
    private static String digits(String numerals) {
        StringBuilder digits = new StringBuilder();
        numerals.chars().map("〇一二三四五六七八九"::indexOf).forEach(digits::append);
        return digits.toString();
    }

    /** 百二十三: with units. */
    private static int value(String numerals) {
        int value = 0;
        int digit = -1;
        for (int i = 0; i < numerals.length(); i++) {
            char c = numerals.charAt(i);
            int unit = switch (c) {
                case '十' -> 10;
                case '百' -> 100;
                case '千' -> 1000;
                default -> 0;
            };
            if (unit > 0) {
                value += (digit < 0 ? 1 : digit) * unit;
                digit = -1;
            } else {
                digit = "〇一二三四五六七八九".indexOf(c);
            }
        }
        return value + Math.max(digit, 0);
    }
}
