package org.toroku.ui.assistance;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.toroku.assistance.AttendanceDesk.Observed;
import org.toroku.assistance.AttendanceDesk.Others;
import org.toroku.assistance.AttendanceDesk.StopReason;
import org.toroku.ui.staff.Confirmation;

/** The end of a session: what the officer saw, each by itself, or why it is stopped. */
final class ClosingForm extends Div {
    private final List<Checkbox> seen = new ArrayList<>();
    private final RadioButtonGroup<Others> others = new RadioButtonGroup<>();
    private final RadioButtonGroup<StopReason> reason = new RadioButtonGroup<>();

    /** @param signed whether there is something to make a statement of */
    ClosingForm(boolean signed, Consumer<Observed> state, Consumer<StopReason> stop) {
        addClassName("attend-form");
        if (signed) {
            drawStatement(state);
        }
        drawStop(stop);
    }

    private void drawStatement(Consumer<Observed> state) {
        for (String each : List.of("read", "phrase", "password", "unseen")) {
            Checkbox box = new Checkbox(getTranslation("attend.saw." + each));
            box.setManualValidation(true);
            box.addValueChangeListener(change -> seen.forEach(other -> other.setInvalid(false)));
            seen.add(box);
        }
        choices(others, "attend.others", List.of(Others.values()));
        Button say = new Button(getTranslation("attend.say"), click -> {
            if (complete()) {
                state.accept(new Observed(
                        seen.get(0).getValue(),
                        seen.get(1).getValue(),
                        seen.get(2).getValue(),
                        seen.get(3).getValue(),
                        others.getValue()));
            }
        });
        say.addThemeVariants(ButtonVariant.PRIMARY);
        Div boxes = new Div();
        boxes.addClassName("attend-seen");
        boxes.getElement().setAttribute("role", "group");
        boxes.getElement().setAttribute("aria-label", getTranslation("attend.statement"));
        seen.forEach(boxes::add);
        Div actions = new Div(say);
        actions.addClassName("actions");
        add(
                new H2(getTranslation("attend.statement")),
                new Paragraph(getTranslation("attend.statement.text")),
                boxes,
                others,
                actions);
    }

    private boolean complete() {
        boolean complete = true;
        if (others.getValue() == null) {
            others.setErrorMessage(getTranslation("problem.not-chosen"));
            others.setInvalid(true);
            others.getElement().callJsFunction("focus");
            complete = false;
        }
        for (Checkbox box : seen.reversed()) {
            if (!box.getValue()) {
                box.setErrorMessage(getTranslation("attend.refused.not-observed"));
                box.setInvalid(true);
                box.focus();
                complete = false;
            }
        }
        return complete;
    }

    private void drawStop(Consumer<StopReason> stop) {
        choices(reason, "attend.why", List.of(StopReason.values()));
        Confirmation sure = new Confirmation(
                getTranslation("attend.stop"), getTranslation("attend.stop"), () -> stop.accept(reason.getValue()));
        Button end = new Button(getTranslation("attend.stop"), click -> {
            if (reason.getValue() == null) {
                reason.setErrorMessage(getTranslation("problem.not-chosen"));
                reason.setInvalid(true);
                reason.getElement().callJsFunction("focus");
            } else {
                sure.ask(
                        new Paragraph(
                                getTranslation("attend.why." + reason.getValue().name())),
                        new Paragraph(getTranslation("attend.stop.text")));
            }
        });
        end.addThemeVariants(ButtonVariant.ERROR);
        Div actions = new Div(end);
        actions.addClassName("actions");
        add(
                new H2(getTranslation("attend.stop.title")),
                new Paragraph(getTranslation("attend.stop.text")),
                reason,
                actions,
                sure);
    }

    private <T extends Enum<T>> void choices(RadioButtonGroup<T> group, String key, List<T> values) {
        group.setLabel(getTranslation(key));
        group.setItems(values);
        group.setItemLabelGenerator(each -> getTranslation(key + "." + each.name()));
        group.addThemeName("vertical");
        group.setRequiredIndicatorVisible(true);
        group.setManualValidation(true);
        group.addValueChangeListener(change -> group.setInvalid(false));
    }
}
