package org.toroku.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.toroku.process.Inbox;
import org.toroku.ui.staff.Sheet;
import org.toroku.ui.text.Calendar;
import org.toroku.ui.text.Moments;

/** Asks until when tasks are laid aside, and why. */
final class RestSheet extends Sheet {
    /** When people begin to work; what rests until a day comes back then. */
    private static final int MORNING = 9;

    private final Clock clock;
    private final Select<When> when = new Select<>();
    private final DatePicker day = new DatePicker();
    private final TextField reason = new TextField();

    private enum When {
        AN_HOUR,
        FOUR_HOURS,
        TOMORROW,
        THREE_DAYS,
        A_WEEK,
        DAY
    }

    /** Told until when and why. */
    interface Answer {
        void rest(Instant until, String reason);
    }

    RestSheet(Clock clock) {
        super("rest");
        this.clock = clock;
        when.setItems(When.values());
        when.setValue(When.TOMORROW);
        when.addValueChangeListener(change -> day.setVisible(change.getValue() == When.DAY));
        day.setVisible(false);
        reason.setMaxLength(Inbox.LONGEST_REASON);
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        day.setManualValidation(true);
    }

    void ask(int tasks, Answer answer) {
        translate();
        reason.setInvalid(false);
        day.setInvalid(false);
        day.setMin(Moments.day(clock.instant()).plusDays(1));
        day.setMax(Moments.day(clock.instant()).plusDays(Inbox.LONGEST_REST_DAYS));
        Button no = new Button(getTranslation("confirm.no"), _ -> close());
        Button yes = new Button(getTranslation("inbox.rest"), _ -> {
            if (complete()) {
                close();
                answer.rest(until(), reason.getValue().strip());
                reason.clear();
            }
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        actions(no, yes);
        open(
                getTranslation("inbox.rest.title", tasks),
                new Paragraph(getTranslation("inbox.rest.explanation")),
                when,
                day,
                reason);
    }

    private boolean complete() {
        reason.setInvalid(reason.getValue().isBlank());
        reason.setErrorMessage(getTranslation("act.rest-reason"));
        boolean dated = when.getValue() != When.DAY || day.getValue() != null;
        day.setInvalid(!dated);
        day.setErrorMessage(getTranslation("inbox.rest.day-missing"));
        return dated && !reason.isInvalid();
    }

    private Instant until() {
        Instant now = clock.instant();
        LocalDate today = Moments.day(now);
        return switch (when.getValue()) {
            case AN_HOUR -> now.plusSeconds(3600);
            case FOUR_HOURS -> now.plusSeconds(4 * 3600);
            case TOMORROW -> morning(today.plusDays(1));
            case THREE_DAYS -> morning(today.plusDays(3));
            case A_WEEK -> morning(today.plusDays(7));
            case DAY -> morning(day.getValue());
        };
    }

    private static Instant morning(LocalDate day) {
        return Moments.at(day, MORNING);
    }

    private void translate() {
        when.setLabel(getTranslation("inbox.rest.when"));
        when.setItemLabelGenerator(each -> getTranslation("inbox.rest.when." + each));
        day.setLabel(getTranslation("inbox.rest.day"));
        day.setI18n(Calendar.texts(this, getLocale()));
        day.setLocale(getLocale());
        reason.setLabel(getTranslation("inbox.rest.reason"));
        reason.setHelperText(getTranslation("inbox.rest.reason.hint"));
    }
}
