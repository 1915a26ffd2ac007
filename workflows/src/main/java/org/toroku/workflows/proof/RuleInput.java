package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.toroku.workflows.AcceptanceFloor;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.RuleInputs;

/**
 * One input of the rules with the values that make a difference: each word, each truth, of numbers those beside which a row
 * changes its mind, and last that nothing is known. What holds of these holds of all. The first one speaks against nobody.
 */
final class RuleInput {
    private static final String NUMBER = "(0|[1-9][0-9]{0,8})";
    private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>)? ?" + NUMBER);
    private static final Pattern RANGE =
            Pattern.compile("([\\[(\\]]) ?" + NUMBER + " ?\\.\\. ?" + NUMBER + " ?([\\])\\[])");
    private static final Pattern WORD = Pattern.compile("\"([A-Z_]+)\"");
    private static final List<String> WORDS = List.of("EQUAL", "VARIANT", "UNDECIDABLE", "DIFFERENT");

    final String name;
    private final String type;
    private final List<Object> known;

    /** @param cells what the rows say of it, for the numbers in them */
    RuleInput(String name, String type, List<String> cells) {
        this.name = name;
        this.type = type;
        this.known = switch (type) {
            case "string" -> List.copyOf(WORDS);
            case "boolean" -> name.equals(RuleInputs.AUTOMATION_ENABLED) ? List.of(true, false) : List.of(false, true);
            default -> numbers(name, cells);
        };
    }

    private static List<Object> numbers(String name, List<String> cells) {
        TreeSet<Integer> edges = new TreeSet<>(
                List.of(0, 1, AcceptanceFloor.APPLICATIONS_PER_DEVICE, AcceptanceFloor.APPLICATIONS_PER_NETWORK));
        Pattern digits = Pattern.compile(NUMBER);
        for (String cell : cells) {
            Matcher number = digits.matcher(cell);
            while (number.find()) {
                edges.add(Integer.parseInt(number.group()));
            }
        }
        TreeSet<Integer> all = new TreeSet<>();
        edges.forEach(edge -> all.addAll(List.of(Math.max(0, edge - 1), edge, edge + 1)));
        List<Object> values = new ArrayList<>(all);
        if (name.equals(RuleInputs.QUOTA_LEFT)) {
            values.remove(Integer.valueOf(1));
            values.addFirst(1);
        }
        return values;
    }

    /** Number of values, the unknown one included. */
    int size() {
        return known.size() + 1;
    }

    @Nullable
    Object value(int place) {
        return place < known.size() ? known.get(place) : null;
    }

    /** Of an application against which nothing stands. */
    boolean isPlain(int place) {
        return place == 0;
    }

    BitSet any() {
        BitSet all = new BitSet();
        all.set(0, size());
        return all;
    }

    /** Values with which nothing may be accepted without people; that nothing is known is always among them. */
    BitSet forbidden() {
        BitSet forbidden = new BitSet();
        for (int i = 0; i < size(); i++) {
            forbidden.set(i, !AcceptanceFloor.allows(name, value(i)));
        }
        return forbidden;
    }

    /** Every value but this word. */
    BitSet without(String word) {
        BitSet others = any();
        int place = known.indexOf(word);
        if (place >= 0) {
            others.clear(place);
        }
        return others;
    }

    boolean hasWord(String word) {
        return type.equals("string")
                ? WORDS.contains(word)
                : !WORD.matcher('"' + word + '"').matches();
    }

    /** Values that fit a cell; empty where the cell says more than rows may say. That nothing is known fits no comparison. */
    Optional<BitSet> fitting(String cell) {
        if (cell.equals(DecisionTable.ANY)) {
            return Optional.of(any());
        }
        BitSet fitting = new BitSet();
        for (String part : cell.split(",", -1)) {
            if (!add(part.strip(), fitting)) {
                return Optional.empty();
            }
        }
        return Optional.of(fitting);
    }

    private boolean add(String part, BitSet fitting) {
        return switch (type) {
            case "string" -> {
                Matcher word = WORD.matcher(part);
                yield word.matches() && set(word.group(1), fitting);
            }
            case "boolean" -> (part.equals("true") || part.equals("false")) && set(Boolean.valueOf(part), fitting);
            default -> addNumbers(part, fitting);
        };
    }

    /** A word that the input never says fits nothing; {@link #hasWord} tells. */
    private boolean set(Object value, BitSet fitting) {
        int place = known.indexOf(value);
        if (place >= 0) {
            fitting.set(place);
        }
        return true;
    }

    private boolean addNumbers(String part, BitSet fitting) {
        Matcher compared = COMPARED.matcher(part);
        Matcher range = RANGE.matcher(part);
        if (compared.matches()) {
            int edge = Integer.parseInt(compared.group(2));
            String sign = compared.group(1) == null ? "=" : compared.group(1);
            fill(fitting, number -> switch (sign) {
                case "<" -> number < edge;
                case "<=" -> number <= edge;
                case ">" -> number > edge;
                case ">=" -> number >= edge;
                default -> number == edge;
            });
            return true;
        }
        if (range.matches()) {
            int from = Integer.parseInt(range.group(2)) + (range.group(1).equals("[") ? 0 : 1);
            int to = Integer.parseInt(range.group(3)) - (range.group(4).equals("]") ? 0 : 1);
            fill(fitting, number -> number >= from && number <= to);
            return true;
        }
        return false;
    }

    private void fill(BitSet fitting, java.util.function.IntPredicate fits) {
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i) instanceof Integer number && fits.test(number)) {
                fitting.set(i);
            }
        }
    }

    /** Words in a cell, for telling the ones that the input never says. */
    static List<String> words(String cell) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(cell);
        while (word.find()) {
            words.add(word.group(1));
        }
        return words;
    }
}
