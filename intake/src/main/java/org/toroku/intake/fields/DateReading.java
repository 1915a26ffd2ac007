package org.toroku.intake.fields;

import java.time.LocalDate;

/** What a text says about a day. */
public sealed interface DateReading {
    record Dated(LocalDate day) implements DateReading {}

    /** It is written like a date, but there is no such day. */
    record NoSuchDay() implements DateReading {}

    record NotADate() implements DateReading {}
}
