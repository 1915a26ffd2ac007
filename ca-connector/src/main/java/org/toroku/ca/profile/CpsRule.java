package org.toroku.ca.profile;

import java.time.Instant;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What an operator's own certification practice statement asks of certificates beyond law and standards, with its clause. Data,
 * reviewed with the profile that it stands in.
 *
 * @param text as it was written, for people
 * @param clause of the statement
 */
public record CpsRule(String text, String clause, Demand demand) {
    private static final Pattern FORM = Pattern.compile("(.+?)\\s*;\\s*(\\S.*)");
    private static final Pattern LENGTH = Pattern.compile("(\\w+) length (<=|>=) (\\d{1,3})");
    private static final Pattern PRESENCE = Pattern.compile("(\\w+) (present|absent)");
    private static final Pattern MATCH = Pattern.compile("(\\w+) (matches|matches-not) (.+)");
    private static final Pattern VALIDITY = Pattern.compile("validity (<=|>=) (P\\S+)");
    private static final int LONGEST_PATTERN = 200;

    /** What a rule demands. */
    public sealed interface Demand {
        /** Characters of every value of an attribute. */
        record Length(SubjectAttribute attribute, boolean atMost, int characters) implements Demand {}

        record Presence(SubjectAttribute attribute, boolean present) implements Demand {}

        /** @param pattern every whole value of the attribute matches it, or none does */
        record Match(SubjectAttribute attribute, boolean demanded, Pattern pattern) implements Demand {}

        record Lasting(boolean atMost, Period length) implements Demand {}
    }

    /**
     * Reads e.g. {@code CN length <= 40; CPS 3.1.4}, {@code OU absent; CPS 3.1.1},
     * {@code SERIALNUMBER matches M-[0-9]{4}-[0-9]{6}; CPS 3.1.5} or {@code validity <= P3Y; CPS 6.3.2}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    static CpsRule read(String line) {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a rule with its clause of the CPS: " + line);
        }
        String text = form.group(1);
        try {
            return length(text)
                    .or(() -> presence(text))
                    .or(() -> match(text))
                    .or(() -> lasting(text))
                    .map(demand -> new CpsRule(text, form.group(2), demand))
                    .orElseThrow(() -> new IllegalArgumentException("not a rule: " + line));
        } catch (PatternSyntaxException | DateTimeParseException e) {
            throw new IllegalArgumentException("not a rule: " + line, e);
        }
    }

    private static Optional<Demand> length(String text) {
        Matcher found = LENGTH.matcher(text);
        return found.matches()
                ? Optional.of(new Demand.Length(
                        SubjectAttribute.named(found.group(1)),
                        found.group(2).equals("<="),
                        Integer.parseInt(found.group(3))))
                : Optional.empty();
    }

    private static Optional<Demand> presence(String text) {
        Matcher found = PRESENCE.matcher(text);
        return found.matches()
                ? Optional.of(new Demand.Presence(
                        SubjectAttribute.named(found.group(1)), found.group(2).equals("present")))
                : Optional.empty();
    }

    private static Optional<Demand> match(String text) {
        Matcher found = MATCH.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        if (found.group(3).length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException("too long a pattern: " + text);
        }
        return Optional.of(new Demand.Match(
                SubjectAttribute.named(found.group(1)),
                found.group(2).equals("matches"),
                Pattern.compile(found.group(3))));
    }

    private static Optional<Demand> lasting(String text) {
        Matcher found = VALIDITY.matcher(text);
        return found.matches()
                ? Optional.of(new Demand.Lasting(found.group(1).equals("<="), Period.parse(found.group(2))))
                : Optional.empty();
    }

    /**
     * Whether a certificate keeps to it.
     *
     * @param values of each subject attribute
     */
    public boolean keptBy(java.util.function.Function<SubjectAttribute, List<String>> values, Validity validity) {
        return switch (demand) {
            case Demand.Length(var attribute, var atMost, var characters) ->
                values.apply(attribute).stream()
                        .mapToInt(value -> value.codePointCount(0, value.length()))
                        .allMatch(length -> atMost ? length <= characters : length >= characters);
            case Demand.Presence(var attribute, var present) ->
                values.apply(attribute).isEmpty() != present;
            case Demand.Match(var attribute, var demanded, var pattern) ->
                values.apply(attribute).stream()
                        .allMatch(value -> pattern.matcher(value).matches() == demanded);
            case Demand.Lasting(var atMost, var length) ->
                atMost ? validity.within(length) : !endOf(validity, length).isAfter(validity.notAfter());
        };
    }

    private static Instant endOf(Validity validity, Period length) {
        return Validity.of(validity.notBefore(), length).notAfter();
    }

    /** Part of what a profile's hash is made of. */
    @Override
    public String toString() {
        return text + "; " + clause;
    }
}
