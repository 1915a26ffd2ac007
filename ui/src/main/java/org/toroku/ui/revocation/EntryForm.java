package org.toroku.ui.revocation;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.ca.RevocationReason;
import org.toroku.revocation.Channel;
import org.toroku.revocation.RevocationDesk;
import org.toroku.revocation.RevocationDesk.Entry;
import org.toroku.ui.text.Calendar;

/** Who asks, how that was made sure, why, and when; everything is asked for, and what is missing is marked. */
final class EntryForm extends Div {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    private final Select<Channel> channel = new Select<>();
    private final RadioButtonGroup<Channel.Proof> proof = new RadioButtonGroup<>();
    private final Select<RevocationReason> reason = new Select<>();
    private final DatePicker day = new DatePicker();
    private final TextField time = new TextField();
    private final TextArea words = new TextArea();

    EntryForm(Clock clock, Consumer<Entry> enter) {
        addClassName("attend-form");
        channel.setItems(Channel.ofOfficers());
        channel.setItemLabelGenerator(each -> getTranslation("revocation.channel." + each.name()));
        channel.addValueChangeListener(change -> {
            channel.setInvalid(false);
            proof.setItems(change.getValue().proofs());
        });
        channel.setManualValidation(true);
        proof.setItemLabelGenerator(each -> getTranslation("revocation.proof." + each.name()));
        proof.addThemeName("vertical");
        proof.setManualValidation(true);
        proof.addValueChangeListener(change -> proof.setInvalid(false));
        reason.setItems(RevocationReason.values());
        reason.setItemLabelGenerator(each -> getTranslation("revocation.reason." + each.name()));
        reason.setManualValidation(true);
        reason.addValueChangeListener(change -> reason.setInvalid(false));
        ZonedDateTime now = clock.instant().atZone(JAPAN);
        day.setI18n(Calendar.shownOnly(day, getLocale()));
        day.setValue(now.toLocalDate());
        day.setMax(now.toLocalDate());
        day.setRequiredIndicatorVisible(true);
        time.setValue(TIME.format(now));
        time.setMaxLength(5);
        time.setManualValidation(true);
        time.addValueChangeListener(change -> time.setInvalid(false));
        words.setMaxLength(RevocationDesk.LONGEST_WORDS);
        words.setManualValidation(true);
        words.addValueChangeListener(change -> words.setInvalid(false));
        label();
        Button go = new Button(getTranslation("revocation.enter"), click -> entry().ifPresent(enter));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        Div when = new Div(day, time);
        when.addClassName("tools");
        Div actions = new Div(go);
        actions.addClassName("actions");
        add(
                new H3(getTranslation("revocation.new")),
                new Paragraph(getTranslation("revocation.new.text")),
                channel,
                proof,
                reason,
                when,
                words,
                actions);
    }

    private void label() {
        channel.setLabel(getTranslation("revocation.fact.channel"));
        proof.setLabel(getTranslation("revocation.fact.proof"));
        proof.setHelperText(getTranslation("revocation.proof.hint"));
        reason.setLabel(getTranslation("revocation.fact.reason"));
        reason.setHelperText(getTranslation("revocation.reason.hint"));
        day.setLabel(getTranslation("revocation.asked.day"));
        time.setLabel(getTranslation("revocation.asked.time"));
        words.setLabel(getTranslation("revocation.fact.words"));
        words.setHelperText(getTranslation("revocation.words.hint"));
        channel.setRequiredIndicatorVisible(true);
        proof.setRequiredIndicatorVisible(true);
        reason.setRequiredIndicatorVisible(true);
        time.setRequiredIndicatorVisible(true);
        words.setRequiredIndicatorVisible(true);
    }

    /** Empty where something is missing: all of it is marked, and the first of it is where the keyboard goes. */
    private Optional<Entry> entry() {
        Optional<LocalTime> at = time();
        Marks marks = new Marks();
        marks.mark(channel, channel.getValue() == null, getTranslation("problem.not-chosen"));
        marks.mark(proof, proof.getValue() == null, getTranslation("problem.not-chosen"));
        marks.mark(reason, reason.getValue() == null, getTranslation("problem.not-chosen"));
        // the picker itself says what is wrong with what was typed into it
        boolean noDay = day.getValue() == null || day.isInvalid();
        marks.mark(day, noDay, getTranslation("revocation.asked.day.unreadable"));
        marks.mark(time, at.isEmpty(), getTranslation("revocation.asked.time.unreadable"));
        marks.mark(words, words.getValue().isBlank(), getTranslation("revocation.refused.words-missing"));
        if (marks.any() || at.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                channel.getValue(),
                proof.getValue(),
                reason.getValue(),
                day.getValue().atTime(at.get()).atZone(JAPAN).toInstant(),
                words.getValue().strip()));
    }

    private Optional<LocalTime> time() {
        try {
            return Optional.of(LocalTime.parse(time.getValue().strip(), TIME));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
