package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code =a = "X" and (b = "Y" or c >= 2)}: comparisons of one known variable with one literal, {@code and},
 * {@code or}, parentheses. Everything else of FEEL (functions, {@code for}, ranges, arithmetic, other variables on the
 * right) is refused: its cost or its outcome cannot be seen from the model. What is read here the engine reads alike.
 */
final class ConditionParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:([A-Za-z][A-Za-z0-9]*)|\"([A-Za-z0-9_ -]*)\"|([0-9]{1,3})|(<=|>=|!=|[=<>()]))");

    /** Words that touch a literal: the engine may read them otherwise. */
    private static final Pattern GLUED = Pattern.compile("[\"0-9](and|or)\\b|\\b(and|or)\"");

    private final String expression;
    private final Matcher matcher;
    private String token = "";
    private boolean literal;
    private int terms;

    /** Why an expression is refused. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        final String code;
        final String what;

        Refused(String code, String what) {
            super(code);
            this.code = code;
            this.what = what;
        }
    }

    private ConditionParser(String expression) {
        this.expression = expression;
        this.matcher = TOKEN.matcher(expression);
    }

    static Condition parse(String text) throws Refused {
        if (!text.startsWith("=") || text.length() > Limits.EXPRESSION) {
            throw new Refused(Codes.EXPRESSION_REFUSED, Constructs.printable(text));
        }
        if (text.substring(1).stripLeading().startsWith("=")) {
            throw new Refused(Codes.EXPRESSION_EQUALS_TWICE, Constructs.printable(text));
        }
        ConditionParser parser = new ConditionParser(text.substring(1).stripTrailing());
        parser.next();
        Condition condition = parser.or(0);
        if (parser.literal || !parser.token.isEmpty() || GLUED.matcher(text).find()) {
            throw parser.refused();
        }
        return condition;
    }

    private Condition or(int depth) throws Refused {
        List<Condition> any = new ArrayList<>(List.of(and(depth)));
        while (isWord("or")) {
            next();
            any.add(and(depth));
        }
        return any.size() == 1 ? any.getFirst() : new Condition.Or(List.copyOf(any));
    }

    private Condition and(int depth) throws Refused {
        List<Condition> all = new ArrayList<>(List.of(term(depth)));
        while (isWord("and")) {
            next();
            all.add(term(depth));
        }
        return all.size() == 1 ? all.getFirst() : new Condition.And(List.copyOf(all));
    }

    private Condition term(int depth) throws Refused {
        if (depth > Limits.EXPRESSION_DEPTH || ++terms > Limits.EXPRESSION_TERMS) {
            throw refused();
        }
        if (isWord("(")) {
            next();
            Condition inner = or(depth + 1);
            if (!isWord(")")) {
                throw refused();
            }
            next();
            return inner;
        }
        return comparison();
    }

    private Condition comparison() throws Refused {
        String name = token;
        if (literal || !name.matches("[A-Za-z].*")) {
            throw refused();
        }
        next();
        String operator = token;
        if (literal || !Set.of("=", "!=", "<", "<=", ">", ">=").contains(operator)) {
            throw refused();
        }
        Tracked variable =
                Tracked.of(name).orElseThrow(() -> new Refused(Codes.UNKNOWN_VARIABLE, Constructs.printable(name)));
        next();
        int value = value(variable);
        boolean ordered = !operator.equals("=") && !operator.equals("!=");
        if (ordered && (!variable.isNumber() || value == 0)) {
            throw refused();
        }
        next();
        return new Condition.Is(variable, numbers(variable, operator, value), ordered);
    }

    private int value(Tracked variable) throws Refused {
        boolean isNull = !literal && token.equals("null");
        boolean isNumber = !literal && token.matches("[0-9]+");
        if (!isNull && (variable.isNumber() ? !isNumber : !literal)) {
            throw refused();
        }
        int value = variable.domain.indexOf(token);
        // the last number stands for all beyond, and null is no string
        if (value < 0 || (literal && value == 0) || (isNumber && value == variable.domain.size() - 1)) {
            throw new Refused(Codes.UNKNOWN_VALUE, variable.variable + " = " + Constructs.printable(token));
        }
        return value;
    }

    private static Set<Integer> numbers(Tracked variable, String operator, int value) {
        Set<Integer> holds = new TreeSet<>();
        for (int each = 0; each < variable.domain.size(); each++) {
            boolean holdsFor = switch (operator) {
                case "=" -> each == value;
                case "!=" -> each != value;
                case "<" -> each != 0 && each < value;
                case "<=" -> each != 0 && each <= value;
                case ">" -> each > value;
                default -> each >= value;
            };
            if (holdsFor) {
                holds.add(each);
            }
        }
        return holds;
    }

    private boolean isWord(String word) {
        return !literal && token.equals(word);
    }

    private void next() throws Refused {
        if (matcher.regionStart() == expression.length()) {
            token = "";
            literal = false;
            return;
        }
        if (!matcher.lookingAt()) {
            throw refused();
        }
        literal = matcher.group(2) != null;
        token = literal ? matcher.group(2) : matcher.group().strip();
        matcher.region(matcher.end(), expression.length());
    }

    private Refused refused() {
        return new Refused(Codes.EXPRESSION_REFUSED, Constructs.printable("=" + expression));
    }
}
