package org.toroku.ui.portal;

import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.toroku.enrolment.ApplicationForm.Sex;
import org.toroku.ui.text.Calendar;

/** The person's data: label, hint, check on leaving the field, and a correction clears the finding while typing. */
final class PersonFields extends Div {
    private final Map<String, Component> fields = new HashMap<>();
    private final ApplyViewModel model;
    private final Runnable corrected;

    PersonFields(ApplyViewModel model, Runnable corrected) {
        this.model = model;
        this.corrected = corrected;
        group(
                "form.group.name",
                text(FormField.FAMILY_NAME),
                text(FormField.GIVEN_NAME),
                text(FormField.FAMILY_NAME_KANA),
                text(FormField.GIVEN_NAME_KANA),
                text(FormField.FAMILY_NAME_ROMAJI),
                text(FormField.GIVEN_NAME_ROMAJI),
                text(FormField.FORMER_NAME));
        group("form.group.person", birthDate(), sex());
        FormLayout home = group("form.group.address", text(FormField.POSTAL_CODE), text(FormField.ADDRESS));
        component(FormField.ADDRESS.wireName()).ifPresent(address -> home.setColspan(address, 2));
        group("form.group.contact", text(FormField.EMAIL), text(FormField.PHONE));
    }

    private FormLayout group(String titleKey, Component... members) {
        FormLayout layout = new FormLayout(members);
        layout.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("34rem", 2));
        add(new H2(getTranslation(titleKey)), layout);
        return layout;
    }

    private TextField text(FormField field) {
        TextField input = new TextField(getTranslation("field." + field.wireName()));
        input.setHelperText(getTranslation(hint(field)));
        input.setRequiredIndicatorVisible(field.required());
        input.setManualValidation(true);
        // One more than allowed, so that a text that is too long is told and not silently cut.
        input.setMaxLength(field.maxLength() * 2);
        input.getElement().setProperty("autocomplete", field.autocomplete());
        input.setValue(model.draft().text(field));
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.addValueChangeListener(change -> typed(field, input, change));
        input.addBlurListener(blur -> {
            input.setValue(model.draft().put(field, input.getValue()));
            show(input, field.problem(model.draft().text(field)));
        });
        fields.put(field.wireName(), input);
        return input;
    }

    private String hint(FormField field) {
        return field == FormField.FORMER_NAME
                ? model.way().choose("hint.formerName", "hint.formerName.paper")
                : "hint." + field.wireName();
    }

    private void typed(FormField field, TextField input, ComponentValueChangeEvent<TextField, String> change) {
        String tidied = model.draft().put(field, change.getValue());
        if (input.isInvalid()) {
            show(input, field.problem(tidied));
        }
    }

    private DatePicker birthDate() {
        DatePicker input = new DatePicker(getTranslation("field.birthDate"));
        input.setHelperText(getTranslation("hint.birthDate"));
        input.setI18n(Calendar.texts(this, getLocale()));
        input.setLocale(getLocale());
        input.setRequiredIndicatorVisible(true);
        input.setManualValidation(true);
        input.setInitialPosition(LocalDate.of(1980, 1, 1));
        input.getElement().setProperty("autocomplete", "bday");
        model.draft().birthDate().ifPresent(input::setValue);
        input.addValueChangeListener(change -> {
            model.draft().birthDate(Optional.ofNullable(change.getValue()));
            show(input, model.birthDateProblem());
        });
        fields.put(FormDraft.BIRTH_DATE, input);
        return input;
    }

    private RadioButtonGroup<Sex> sex() {
        RadioButtonGroup<Sex> input = new RadioButtonGroup<>(getTranslation("field.sex"));
        input.setHelperText(getTranslation(model.way().choose("hint.sex", "hint.sex.paper")));
        input.setItems(Sex.values());
        input.setItemLabelGenerator(value -> getTranslation("sex." + value.name()));
        input.setRequiredIndicatorVisible(true);
        input.setManualValidation(true);
        model.draft().sex().ifPresent(input::setValue);
        input.addValueChangeListener(change -> {
            model.draft().sex(Optional.ofNullable(change.getValue()));
            show(input, Optional.empty());
        });
        fields.put(FormDraft.SEX, input);
        return input;
    }

    private void show(HasValidation input, Optional<String> problem) {
        problem.ifPresent(
                code -> input.setErrorMessage(getTranslation(model.way().problem(code))));
        input.setInvalid(problem.isPresent());
        corrected.run();
    }

    void mark(String field, String sentence) {
        if (fields.get(field) instanceof HasValidation input) {
            input.setErrorMessage(sentence);
            input.setInvalid(true);
        }
    }

    Optional<Component> component(String field) {
        return Optional.ofNullable(fields.get(field));
    }
}
