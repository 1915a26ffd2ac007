package org.toroku.ui.paper;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.paper.PaperField;
import org.toroku.paper.PaperFiles.Cell;
import org.toroku.paper.PaperFiles.Value;
import org.toroku.ui.staff.Said;

/** Accepts a value as read, or writes what the document really says; Enter does the one that fits. */
final class ValueEditor extends Div {
    private final PaperField field;
    private final Cell cell;
    private final Acts acts;
    private final TextField written = new TextField();

    /** What the editor acts by. */
    record Acts(PaperCaseViewModel model, Consumer<Said> kept) {}

    ValueEditor(PaperField field, Cell cell, Optional<Value> value, Acts acts) {
        this.field = field;
        this.cell = cell;
        this.acts = acts;
        addClassName("value-editor");
        written.setAriaLabel(getTranslation(
                "paper.correct-field",
                getTranslation("match.field." + field.code()),
                getTranslation("enclosure." + cell.kind().name())));
        written.addThemeVariants(TextFieldVariant.SMALL);
        written.setMaxLength(200);
        if (field == PaperField.SEX) {
            written.setPlaceholder(getTranslation("paper.sex-hint"));
        }
        // Enter must find what was typed: a browser tells of a change only after the key
        written.setValueChangeMode(ValueChangeMode.EAGER);
        written.setValue(cell.value());
        written.addKeyPressListener(Key.ENTER, press -> enter());
        Button keep = new Button(getTranslation("paper.correct"), click -> enter());
        keep.addThemeVariants(ButtonVariant.SMALL);
        add(written, keep);
        if (field == PaperField.SEX) {
            add(choice("男", "sex.MALE"), choice("女", "sex.FEMALE"));
        }
        if (value.filter(found -> !found.confirmed()).isPresent()) {
            Button confirm = new Button(
                    getTranslation("paper.confirm"),
                    click -> acts.kept().accept(acts.model().confirm(cell.enclosureId(), field)));
            confirm.addThemeVariants(ButtonVariant.SMALL);
            add(confirm);
        }
    }

    /** Writes down one of the only two words that the field takes. */
    private Button choice(String word, String key) {
        Button button = new Button(getTranslation(key), click -> {
            written.setValue(word);
            enter();
        });
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }

    private void enter() {
        // nothing was read where nothing stands, so there is nothing to agree with
        boolean asRead = !cell.value().isEmpty() && written.getValue().strip().equals(cell.value());
        acts.kept()
                .accept(
                        asRead
                                ? acts.model().confirm(cell.enclosureId(), field)
                                : acts.model().correct(cell.enclosureId(), field, written.getValue()));
    }
}
