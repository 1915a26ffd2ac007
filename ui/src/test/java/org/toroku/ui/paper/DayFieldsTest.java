package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.data.binder.Result;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.text.Calendar;

/** What is typed into a field for a day never becomes another day than the one that was meant. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class DayFieldsTest extends SpringBrowserlessTest {
    private static DatePicker field() {
        DatePicker field = new DatePicker();
        DayFields.dress(field);
        return field;
    }

    private static Result<LocalDate> typed(String text) {
        return field().getFallbackParser().apply(text);
    }

    /** The picker's connector tries every format with {@code yyyy} as {@code yy} first, and takes 8.11.12 for 2008. */
    @Test
    void noFormatLetsThePickerGuessACentury() {
        List<String> everywhere = Calendar.texts(field(), Locale.JAPANESE).getDateFormats();

        assertThat(everywhere)
                .hasSize(5)
                .allSatisfy(format ->
                        assertThat(format).doesNotContainIgnoringCase("yy").contains("uuuu"));
    }

    /** Nothing else is read in the browser, so that an era is asked for before anything is guessed. */
    @Test
    void leavesToTheServerWhatThePickerDoesNotShow() {
        assertThat(field().getI18n().getDateFormats()).containsExactly("uuuu/MM/dd");
        assertThat(field().getMin()).isEqualTo(LocalDate.of(1868, 1, 25));
    }

    @Test
    void asksForTheEraInsteadOfGuessing() {
        DatePicker field = field();

        for (String text : List.of("8.11.12", "8年11月12日", "元年5月1日")) {
            Result<LocalDate> read = typed(text);
            assertThat(read.isError()).as(text).isTrue();
            assertThat(read.getMessage()).contains(field.getTranslation("day.era-missing"));
        }
        assertThat(typed("soon").getMessage()).contains(field.getTranslation("day.unreadable"));
    }

    @Test
    void readsADayWithItsEraOrAllFourDigits() {
        for (String text : List.of("R8.11.12", "令和8年11月12日", "2026.11.12", "20261112", "2026年11月12日")) {
            assertThat(typed(text).getOrThrow(IllegalStateException::new))
                    .as(text)
                    .isEqualTo(LocalDate.of(2026, 11, 12));
        }
    }
}
