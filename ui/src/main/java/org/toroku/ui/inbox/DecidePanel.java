package org.toroku.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.ui.staff.Said;

/** The decider's acceptance or rejection; a rejection names its reason (承諾しない理由, R20). */
final class DecidePanel extends Div {
    /** Codes of the reasons offered, each with a sentence for the applicant under {@code reason.}. */
    static final List<String> REASONS = List.of(
            "identity-not-confirmed",
            "data-mismatch",
            "card-not-valid",
            "false-statement",
            "duplicate-application",
            "not-applicant-in-person",
            "other-reason");

    private final Select<String> reason = new Select<>();
    private final TextArea note = new TextArea();

    DecidePanel(CaseRoomViewModel model, Consumer<Said> acted) {
        reason.setLabel(getTranslation("decide.reason"));
        reason.setHelperText(getTranslation("decide.reason.hint"));
        reason.setItems(REASONS);
        reason.setItemLabelGenerator(code -> getTranslation("decide.reason." + code));
        reason.setWidthFull();
        note.setLabel(getTranslation("act.note"));
        note.setMaxLength(2000);
        note.setWidthFull();
        Button accept = new Button(
                getTranslation("decide.accept"),
                click -> acted.accept(model.decide(true, Optional.empty(), note.getValue())));
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        Button reject = new Button(
                getTranslation("decide.reject"),
                click -> acted.accept(model.decide(false, Optional.ofNullable(reason.getValue()), note.getValue())));
        reject.addThemeVariants(ButtonVariant.ERROR);
        Div actions = new Div(accept, reject);
        actions.addClassName("actions");
        add(reason, note, actions);
    }
}
