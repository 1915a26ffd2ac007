package org.toroku.ca.profile;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.pki.keys.Period;

/**
 * A kind of key that a profile certifies, and when.
 *
 * @param period days in Japan
 */
public record CertifiedKind(SubjectKeyKind kind, Period period) implements Comparable<CertifiedKind> {
    private static final Pattern FORM = Pattern.compile("(\\S+)(?: from (\\S+))?(?: until (\\S+))?");

    /**
     * Reads e.g. {@code P-256} or {@code Ed25519 from 2027-04-01 until 2032-03-31}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static CertifiedKind read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a kind of key with its days: " + text);
        }
        try {
            return new CertifiedKind(
                    SubjectKeyKind.named(form.group(1)),
                    new Period(
                            Optional.ofNullable(form.group(2)).map(LocalDate::parse),
                            Optional.ofNullable(form.group(3)).map(LocalDate::parse)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a kind of key with its days: " + text, e);
        }
    }

    /** In the order of kinds, so that a profile has one hash. */
    @Override
    public int compareTo(CertifiedKind other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : toString().compareTo(other.toString());
    }

    /** Part of what a profile's hash is made of: a kind without days reads as it did before there were days. */
    @Override
    public String toString() {
        return kind
                + period.from().map(day -> " from " + day).orElse("")
                + period.until().map(day -> " until " + day).orElse("");
    }
}
