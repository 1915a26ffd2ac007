package org.toroku.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.ui.staff.ActKeys;
import org.toroku.ui.staff.Beside;
import org.toroku.ui.staff.KeptInBrowser;
import org.toroku.ui.staff.Said;

/** The examiner's finding: every unequal field confirmed by eye, a note, a recommendation. */
final class ExaminePanel extends Div {
    private static final String UNCONFIRMED = "act.unconfirmed-fields";
    private static final String NO_NOTE = "act.note-missing";

    private final TextArea note = new TextArea();
    private final List<Checkbox> confirmations = new ArrayList<>();

    ExaminePanel(CaseRoomViewModel model, CaseFile file, Consumer<Said> acted) {
        if (!file.toConfirm().isEmpty()) {
            add(new Paragraph(getTranslation("examine.confirm")));
            Div boxes = new Div();
            boxes.addClassName("confirmations");
            file.toConfirm().forEach(field -> confirmations.add(box(model, field)));
            confirmations.forEach(boxes::add);
            add(boxes);
        }
        note.setLabel(getTranslation("act.note"));
        note.setHelperText(getTranslation("examine.note.hint"));
        note.setRequiredIndicatorVisible(true);
        note.setManualValidation(true);
        note.setMaxLength(2000);
        KeptInBrowser.of(model.hold()).keep(note, "examination");
        note.setWidthFull();
        Beside told = new Beside(acted)
                .unticked(UNCONFIRMED, confirmations)
                .alsoEmpty(UNCONFIRMED, note, NO_NOTE)
                .at(NO_NOTE, note);
        Button accept = new Button(
                getTranslation("examine.accept"), click -> told.accept(model.examine(true, note.getValue())));
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        ActKeys.press(accept, this);
        Button reject = new Button(
                getTranslation("examine.reject"), click -> told.accept(model.examine(false, note.getValue())));
        reject.addThemeVariants(ButtonVariant.ERROR);
        Div actions = new Div(accept, reject);
        actions.addClassName("actions");
        add(note, actions);
    }

    /** Where the work begins: what is still to be ticked, or else the note. */
    Component beginning() {
        return confirmations.stream()
                .filter(box -> !box.getValue())
                .<Component>map(box -> box)
                .findFirst()
                .orElse(note);
    }

    private Checkbox box(CaseRoomViewModel model, FieldMatch field) {
        Checkbox box = new Checkbox(
                getTranslation(
                        "examine.by-eye",
                        getTranslation("match.field." + field.field()),
                        getTranslation("match.verdict." + field.verdict().name())),
                model.isConfirmed(field.field()));
        box.setManualValidation(true);
        box.addValueChangeListener(change -> model.confirm(field.field(), change.getValue()));
        return box;
    }
}
