package org.toroku.pki.keys;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Days on which a rule is in force; both ends belong to it. Which day it is, in which time zone, the caller says.
 *
 * @param from empty where the rule has no first day that matters
 * @param until empty where no last day is known
 */
public record Period(Optional<LocalDate> from, Optional<LocalDate> until) {
    /** @throws IllegalArgumentException where the last day comes before the first */
    public Period {
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            throw new IllegalArgumentException("a period ends on " + until.get() + " before it begins");
        }
    }

    public static Period always() {
        return new Period(Optional.empty(), Optional.empty());
    }

    public static Period from(LocalDate first) {
        return new Period(Optional.of(first), Optional.empty());
    }

    public static Period until(LocalDate last) {
        return new Period(Optional.empty(), Optional.of(last));
    }

    public boolean contains(LocalDate day) {
        return !isBefore(day) && !isAfter(day);
    }

    /** Whether the period is over on {@code day}. */
    boolean isBefore(LocalDate day) {
        return until.map(last -> last.isBefore(day)).orElse(false);
    }

    /** Whether the period has not begun on {@code day}. */
    boolean isAfter(LocalDate day) {
        return from.map(first -> first.isAfter(day)).orElse(false);
    }

    boolean overlaps(Period other) {
        return !endsBefore(other) && !other.endsBefore(this);
    }

    private boolean endsBefore(Period other) {
        return until.isPresent() && other.from.isPresent() && until.get().isBefore(other.from.get());
    }
}
