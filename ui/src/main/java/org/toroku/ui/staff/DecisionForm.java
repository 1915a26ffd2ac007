package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The decider's acceptance or rejection; a rejection names its reason (承諾しない理由, R20). */
public final class DecisionForm extends Div {
    private final Select<String> reason = new Select<>();
    private final TextArea note = new TextArea();

    /** The desk behind the form. */
    public interface Decide {
        Said decide(boolean accept, Optional<String> reason, String note);
    }

    /**
     * @param reasons codes, each with a sentence for the applicant under {@code reason.}
     * @param kept where what is typed and not handed in is kept
     * @param objection what an acceptance would be refused with now, as the desk says it; empty where nothing forbids it
     */
    public DecisionForm(
            List<String> reasons, Optional<String> objection, KeptInBrowser kept, Decide desk, Consumer<Said> acted) {
        reason.setLabel(getTranslation("decide.reason"));
        reason.setHelperText(getTranslation("decide.reason.hint"));
        reason.setItems(reasons);
        // the empty choice is asked for its text, too
        reason.setItemLabelGenerator(code -> Optional.ofNullable(code)
                .map(chosen -> getTranslation("decide.reason." + chosen))
                .orElseGet(() -> getTranslation("decide.reason-none")));
        reason.setWidthFull();
        note.setLabel(getTranslation("act.note"));
        note.setMaxLength(2000);
        kept.keep(note, "decision");
        note.setWidthFull();
        reason.setEmptySelectionAllowed(true);
        reason.setManualValidation(true);
        note.setManualValidation(true);
        Beside told = new Beside(acted)
                .at("act.reason-missing", reason)
                .at("decide.reason-chosen", reason)
                .at("act.note-missing", note);
        // whoever has said why they reject has not meant to accept, least of all by a key
        Button accept = new Button(
                getTranslation("decide.accept"),
                click -> told.accept(
                        reason.isEmpty()
                                ? desk.decide(true, Optional.empty(), note.getValue())
                                : new Said("decide.reason-chosen", "", false)));
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        accept.setEnabled(objection.isEmpty());
        ActKeys.press(accept, this);
        Button reject = new Button(
                getTranslation("decide.reject"),
                click -> told.accept(desk.decide(false, Optional.ofNullable(reason.getValue()), note.getValue())));
        reject.addThemeVariants(ButtonVariant.ERROR);
        Div actions = new Div(accept, reject);
        actions.addClassName("actions");
        add(reason, note, actions);
        objection.ifPresent(code -> add(new Paragraph(getTranslation("act." + code))));
    }

    /** Where the work begins; not at the reason, which most decisions do not need. */
    public Component beginning() {
        return note;
    }
}
