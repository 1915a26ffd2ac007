package org.toroku.ui.wording;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.stream.Collectors;
import org.toroku.wording.Slot;
import org.toroku.wording.Wording;
import org.toroku.wording.Wording.Part;
import org.toroku.wording.WordingDesk;
import org.toroku.wording.WordingDesk.Flaw;
import org.toroku.wording.WordingKind;

/** Subject and text in both languages, the placeholders, and beside them what a recipient would see. */
final class WordingEditor extends Div {
    /** Puts a placeholder where the cursor is, as if it had been typed. */
    private static final String INSERT = """
            const field = this.inputElement;
            field.setRangeText($0, field.selectionStart, field.selectionEnd, 'end');
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.focus();
            """;

    private final WordingDesk desk;
    private final WordingKind kind;
    private final TextField subjectJa;
    private final TextArea bodyJa;
    private final TextField subjectEn;
    private final TextArea bodyEn;
    private final Div beside = new Div();
    private Component last;

    WordingEditor(WordingDesk desk, WordingKind kind, Wording wording) {
        this.desk = desk;
        this.kind = kind;
        addClassName("wording-editor");
        subjectJa = subject("wording.part.SUBJECT_JA", "ja");
        bodyJa = body("wording.part.BODY_JA", "ja");
        subjectEn = subject("wording.part.SUBJECT_EN", "en");
        if (kind.medium() == WordingKind.Medium.MAIL) {
            subjectEn.setHelperText(getTranslation("wording.subject.hint"));
        }
        bodyEn = body("wording.part.BODY_EN", "en");
        last = bodyJa;
        Div fields = new Div(subjectJa, bodyJa, subjectEn, bodyEn);
        fields.addClassName("fields");
        beside.addClassName("beside");
        beside.getElement().setAttribute("aria-live", "polite");
        Div both = new Div(fields, beside);
        both.addClassName("both");
        add(placeholders(), both);
        show(wording);
    }

    Wording written() {
        return new Wording(subjectJa.getValue(), bodyJa.getValue(), subjectEn.getValue(), bodyEn.getValue());
    }

    void show(Wording wording) {
        subjectJa.setValue(wording.subjectJa());
        bodyJa.setValue(wording.bodyJa());
        subjectEn.setValue(wording.subjectEn());
        bodyEn.setValue(wording.bodyEn());
        look();
    }

    /** Says at each field what is wrong with it, and leads to the first one. */
    void mark(List<Flaw> flaws) {
        for (Part part : Part.values()) {
            Component field = field(part);
            String wrong = flaws.stream()
                    .filter(flaw -> flaw.part() == part)
                    .map(this::sentence)
                    .collect(Collectors.joining(" "));
            ((HasValidationProperties) field).setErrorMessage(wrong);
            ((HasValidationProperties) field).setInvalid(!wrong.isEmpty());
        }
        flaws.stream().findFirst().ifPresent(flaw -> ((Focusable<?>) field(flaw.part())).focus());
    }

    private Component field(Part part) {
        return switch (part) {
            case SUBJECT_JA -> subjectJa;
            case BODY_JA -> bodyJa;
            case SUBJECT_EN -> subjectEn;
            case BODY_EN -> bodyEn;
        };
    }

    private String sentence(Flaw flaw) {
        return getTranslation("wording.flaw." + flaw.code(), flaw.about());
    }

    private TextField subject(String key, String language) {
        TextField field = new TextField(getTranslation(key));
        field.setManualValidation(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        prepared(field, field, language);
        return field;
    }

    private TextArea body(String key, String language) {
        TextArea field = new TextArea(getTranslation(key));
        field.setManualValidation(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setMinRows(6);
        prepared(field, field, language);
        return field;
    }

    private <F extends Component & Focusable<?>> void prepared(F field, HasValue<?, String> value, String language) {
        value.setRequiredIndicatorVisible(true);
        field.getElement().setAttribute("lang", language);
        field.getElement().setProperty("autocomplete", "off");
        field.getElement().addEventListener("focusin", focus -> last = field);
        value.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                look();
            }
        });
    }

    private void look() {
        Wording wording = written();
        beside.removeAll();
        List<Flaw> flaws = desk.flaws(kind, wording);
        if (!flaws.isEmpty()) {
            UnorderedList list = new UnorderedList();
            flaws.forEach(flaw -> list.add(
                    new ListItem(getTranslation("wording.part." + flaw.part().name()) + ": " + sentence(flaw))));
            Div notice = new Div(new H3(getTranslation("wording.flaws")), list);
            notice.addClassNames("notice", "attention");
            beside.add(notice);
        }
        beside.add(new WordingPreview(kind, desk.preview(kind, wording)));
    }

    private Component placeholders() {
        UnorderedList list = new UnorderedList();
        list.addClassName("wording-slots");
        for (Slot slot : kind.slots()) {
            String written = "{" + slot.placeholder() + "}";
            Button insert = new Button(new Code(written));
            insert.addThemeVariants(ButtonVariant.SMALL);
            insert.setAriaLabel(getTranslation("wording.insert", written));
            insert.addClickListener(click -> last.getElement().executeJs(INSERT, written));
            list.add(new ListItem(insert, new Span(getTranslation("wording.slot." + slot.placeholder())), where(slot)));
        }
        return new Div(
                new H3(getTranslation("wording.slots")), new Paragraph(getTranslation("wording.slots.hint")), list);
    }

    private Span where(Slot slot) {
        Span where = new Span(getTranslation(
                "wording.use." + slot.inSubject().name() + "_" + slot.inBody().name()));
        where.addClassName("quiet");
        return where;
    }
}
