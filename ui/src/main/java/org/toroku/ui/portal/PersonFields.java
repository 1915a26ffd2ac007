package org.toroku.ui.portal;

import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toroku.enrolment.ApplicationForm.Sex;
import org.toroku.ui.text.EraDates;
import org.toroku.ui.text.Moments;

/** The person's data: label, hint, check on leaving the field, and a correction clears the finding while typing. */
final class PersonFields extends Div {
    /** In the order of the page. */
    private final Map<String, Component> fields = new LinkedHashMap<>();

    private final RadioButtonGroup<Sex> sex = new RadioButtonGroup<>();
    private final ApplyViewModel model;
    private final Runnable corrected;
    private final AddressOffer offer;

    PersonFields(ApplyViewModel model, Runnable corrected) {
        this.model = model;
        this.corrected = corrected;
        this.offer = new AddressOffer(model.postcodes(), this::takeAddress);
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
        FormLayout home = group("form.group.address", text(FormField.POSTAL_CODE), offer, text(FormField.ADDRESS));
        home.setColspan(offer, 2);
        component(FormField.ADDRESS.wireName()).ifPresent(address -> home.setColspan(address, 2));
        offerAddress();
        group("form.group.contact", text(FormField.EMAIL), text(FormField.PHONE));
        fields.forEach((name, field) -> field.getElement().setAttribute(DraftInBrowser.FIELD, name));
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
            input.setHelperText(getTranslation(hint(field)));
            show(input, field.problem(model.draft().text(field)));
            model.draft().propose(field).ifPresent(this::proposed);
        });
        fields.put(field.wireName(), input);
        return input;
    }

    private void proposed(FormField field) {
        if (fields.get(field.wireName()) instanceof TextField input) {
            input.setValue(model.draft().text(field));
            input.setHelperText(getTranslation(hint(field)));
            show(input, field.problem(model.draft().text(field)));
        }
    }

    /** Shows what the draft holds, after it was put back. */
    void refill() {
        for (FormField field : FormField.values()) {
            if (fields.get(field.wireName()) instanceof TextField input) {
                input.setValue(model.draft().text(field));
            }
        }
        offerAddress();
        if (fields.get(FormDraft.BIRTH_DATE) instanceof TextField input) {
            showBirthDate(input);
        }
        model.draft().sex().ifPresent(sex::setValue);
    }

    private String hint(FormField field) {
        return switch (field) {
            case FORMER_NAME -> model.way().choose("hint.formerName", "hint.formerName.paper");
            case ADDRESS -> model.draft().lacksPrefecture() ? "hint.address.no-prefecture" : "hint.address";
            case FAMILY_NAME_ROMAJI, GIVEN_NAME_ROMAJI ->
                model.draft().isProposed(field) ? "hint.romaji.proposed" : "hint." + field.wireName();
            default -> "hint." + field.wireName();
        };
    }

    private void typed(FormField field, TextField input, ComponentValueChangeEvent<TextField, String> change) {
        String tidied = model.draft().put(field, change.getValue());
        if (input.isInvalid()) {
            show(input, field.problem(tidied));
        }
        if (field == FormField.POSTAL_CODE) {
            offerAddress();
        }
    }

    private void offerAddress() {
        offer.show(model.draft().text(FormField.POSTAL_CODE), model.draft().text(FormField.ADDRESS));
    }

    /** The applicant goes on where the block and the house are missing. */
    private void takeAddress(String address) {
        model.draft().put(FormField.ADDRESS, address);
        if (fields.get(FormField.ADDRESS.wireName()) instanceof TextField input) {
            input.setValue(model.draft().text(FormField.ADDRESS));
            input.setHelperText(getTranslation(hint(FormField.ADDRESS)));
            input.setInvalid(false);
            corrected.run();
            input.focus();
            input.getElement()
                    .executeJs(
                            "const field = this.inputElement; field.setSelectionRange(field.value.length, field.value.length)");
        }
    }

    /** Typed as one likes; a calendar would have to be turned back through decades. */
    private TextField birthDate() {
        TextField input = new TextField(getTranslation("field.birthDate"));
        input.setRequiredIndicatorVisible(true);
        input.setManualValidation(true);
        input.setMaxLength(40);
        input.getElement().setProperty("autocomplete", "bday");
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.addValueChangeListener(change -> {
            model.draft().typeBirthDate(change.getValue());
            if (input.isInvalid()) {
                show(input, model.birthDateProblem());
            }
            input.setHelperText(birthDateHint());
        });
        input.addBlurListener(blur -> {
            model.draft().typeBirthDate(input.getValue());
            showBirthDate(input);
            show(input, model.birthDateProblem());
        });
        showBirthDate(input);
        fields.put(FormDraft.BIRTH_DATE, input);
        return input;
    }

    private void showBirthDate(TextField input) {
        FormDraft draft = model.draft();
        input.setValue(
                draft.birthDate().map(day -> EraDates.written(day, getLocale())).orElseGet(draft::birthDateTyped));
        input.setHelperText(birthDateHint());
    }

    /** In both calendars as soon as it is understood, so that a slip shows. */
    private String birthDateHint() {
        return model.draft()
                .birthDate()
                .map(day -> getTranslation(
                        "hint.birthDate.read",
                        Moments.text(day, getLocale()),
                        EraDates.byEra(day).orElse(day.toString())))
                .orElseGet(() -> getTranslation("hint.birthDate"));
    }

    private RadioButtonGroup<Sex> sex() {
        RadioButtonGroup<Sex> input = sex;
        input.setLabel(getTranslation("field.sex"));
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

    /** Of the fields, in the order of the page. */
    List<String> names() {
        return List.copyOf(fields.keySet());
    }

    Optional<Component> component(String field) {
        return Optional.ofNullable(fields.get(field));
    }
}
