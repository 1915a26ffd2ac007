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
import org.toroku.check.CheckDesk;
import org.toroku.check.CheckDesk.Asked;
import org.toroku.check.CheckDesk.Outcome;
import org.toroku.ui.staff.ActKeys;
import org.toroku.ui.staff.Beside;
import org.toroku.ui.staff.KeptInBrowser;
import org.toroku.ui.staff.Said;
import org.toroku.workflows.AdditionalCheck.Point;

/** What an owner asks officers to look at: points to tick, words, and how it came out. */
final class CheckPanel extends Div {
    private final List<Checkbox> points = new ArrayList<>();
    private final TextArea note = new TextArea();

    CheckPanel(CaseRoomViewModel model, Asked asked, Consumer<Said> acted) {
        Paragraph instruction = new Paragraph(asked.check().instruction().in(getLocale()));
        instruction.addClassName("strong");
        add(instruction);
        Div boxes = new Div();
        boxes.addClassName("confirmations");
        boxes.getElement().setAttribute("role", "group");
        boxes.getElement().setAttribute("aria-label", getTranslation("additional.points"));
        asked.check().points().forEach(point -> points.add(box(model, point)));
        points.forEach(boxes::add);
        note.setLabel(getTranslation("act.note"));
        note.setHelperText(getTranslation("additional.note.hint"));
        note.setManualValidation(true);
        note.setMaxLength(CheckDesk.LONGEST_NOTE);
        KeptInBrowser.of(model.hold()).keep(note, "additional-check");
        note.setWidthFull();
        Beside told = new Beside(acted).unticked("act.points-open", points).at("act.check-note-missing", note);
        Button passed = button(model, Outcome.PASSED, told);
        passed.addThemeVariants(ButtonVariant.PRIMARY);
        ActKeys.press(passed, this);
        Button failed = button(model, Outcome.NOT_PASSED, told);
        failed.addThemeVariants(ButtonVariant.ERROR);
        Div actions = new Div(passed, failed, button(model, Outcome.UNCLEAR, told));
        actions.addClassName("actions");
        add(boxes, note, actions);
    }

    /** Where the work begins: what is still to be ticked, or else the words. */
    Component beginning() {
        return points.stream()
                .filter(box -> !box.getValue())
                .<Component>map(box -> box)
                .findFirst()
                .orElse(note);
    }

    private Button button(CaseRoomViewModel model, Outcome outcome, Consumer<Said> acted) {
        return new Button(
                getTranslation("additional.outcome." + outcome),
                _ -> acted.accept(model.answer(outcome, note.getValue())));
    }

    private Checkbox box(CaseRoomViewModel model, Point point) {
        Checkbox box = new Checkbox(point.words().in(getLocale()), model.isConfirmed(point.code()));
        box.setManualValidation(true);
        box.addValueChangeListener(change -> model.confirm(point.code(), change.getValue()));
        return box;
    }
}
