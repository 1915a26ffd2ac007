package org.toroku.ui.paper;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.data.binder.Result;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.toroku.ui.text.Calendar;

/** Fields for days that are copied from papers: an era is understood, and what is not understood is never left out. */
final class DayFields {
    private DayFields() {}

    static void dress(DatePicker field) {
        String unreadable = field.getTranslation("day.unreadable");
        field.setI18n(Calendar.shownOnly(field, field.getLocale())
                .setBadInputErrorMessage(unreadable)
                .setMinErrorMessage(field.getTranslation("day.too-early")));
        field.setMin(WrittenDay.EARLIEST);
        field.setFallbackParser(typed -> WrittenDay.read(typed)
                .<Result<LocalDate>>map(Result::ok)
                .orElseGet(() -> Result.error(
                        WrittenDay.lacksEra(typed) ? field.getTranslation("day.era-missing") : unreadable)));
        field.setHelperText(field.getTranslation("day.hint"));
    }

    /** @param tooLate key of the sentence about a later day */
    static void latest(DatePicker field, LocalDate day, String tooLate) {
        field.setI18n(field.getI18n().setMaxErrorMessage(field.getTranslation(tooLate)));
        field.setMax(day);
    }

    /** @param tooEarly key of the sentence about an earlier day */
    static void earliest(DatePicker field, LocalDate day, String tooEarly) {
        field.setI18n(field.getI18n().setMinErrorMessage(field.getTranslation(tooEarly)));
        field.setMin(day);
    }

    /** An empty value beside something typed is not "no date": nothing is recorded then. */
    static boolean wrong(DatePicker... fields) {
        Optional<DatePicker> first =
                Stream.of(fields).filter(DatePicker::isInvalid).findFirst();
        first.ifPresent(DatePicker::focus);
        return first.isPresent();
    }
}
