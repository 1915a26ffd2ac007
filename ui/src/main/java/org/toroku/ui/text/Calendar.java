package org.toroku.ui.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Names and formats of the date picker; dates can be typed with or without separators. */
public final class Calendar {
    private Calendar() {}

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
                .setDateFormats("yyyy/MM/dd", "yyyyMMdd", "yyyy-MM-dd", "yyyy.MM.dd", "yyyy年M月d日")
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
