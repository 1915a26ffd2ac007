package org.toroku.ui.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Names and formats of the date picker; dates can be typed with or without separators. Where a format says {@code yyyy} the
 * picker takes 8 for 2008 before anybody is asked; the year 8 of {@code uuuu} is one that no field accepts.
 */
public final class Calendar {
    private static final String SHOWN = "uuuu/MM/dd";

    private Calendar() {}

    /** Where the server reads what is typed, so that the picker in the browser reads nothing but what it shows. */
    public static DatePickerI18n shownOnly(Component page, Locale locale) {
        return texts(page, locale).setDateFormat(SHOWN);
    }

    public static DatePickerI18n texts(Component page, Locale locale) {
        List<DayOfWeek> week = List.of(
                DayOfWeek.SUNDAY,
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY,
                DayOfWeek.SATURDAY);
        return new DatePickerI18n()
                .setDateFormats(SHOWN, "uuuuMMdd", "uuuu-MM-dd", "uuuu.MM.dd", "uuuu年M月d日")
                .setMonthNames(Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(week.stream()
                        .map(day -> day.getDisplayName(TextStyle.FULL, locale))
                        .toList())
                .setWeekdaysShort(week.stream()
                        .map(day -> day.getDisplayName(TextStyle.SHORT, locale))
                        .toList())
                .setFirstDayOfWeek(0)
                .setToday(page.getTranslation("calendar.today"))
                .setCancel(page.getTranslation("calendar.cancel"));
    }
}
