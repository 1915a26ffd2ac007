package org.toroku.ui.revocation;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.ca.RevocationReason;
import org.toroku.revocation.RefusalReason;
import org.toroku.revocation.RevocationDesk;
import org.toroku.revocation.RevocationDesk.Judgement;

/** Revoke with a reason of RFC 5280, or refuse with one of the house; in either case in words what it rests on. */
final class JudgeForm extends Div {
    private enum Verdict {
        REVOKE,
        REFUSE
    }

    private final RadioButtonGroup<Verdict> verdict = new RadioButtonGroup<>();
    private final Select<RevocationReason> reason = new Select<>();
    private final Select<RefusalReason> refusal = new Select<>();
    private final TextArea words = new TextArea();

    /**
     * @param asked the reason that was asked for, from which who judges may differ
     * @param turn whose judgement it is
     */
    JudgeForm(RevocationReason asked, Turn turn, Consumer<Judgement> judge) {
        addClassName("attend-form");
        verdict.setLabel(getTranslation("revocation.verdict"));
        verdict.setItems(List.of(Verdict.values()));
        verdict.setItemLabelGenerator(each -> getTranslation("revocation.verdict." + each.name()));
        verdict.setRequiredIndicatorVisible(true);
        verdict.setManualValidation(true);
        verdict.addValueChangeListener(change -> {
            verdict.setInvalid(false);
            reason.setVisible(change.getValue() == Verdict.REVOKE);
            refusal.setVisible(change.getValue() == Verdict.REFUSE);
        });
        reason.setLabel(getTranslation("revocation.fact.reason"));
        reason.setItems(RevocationReason.values());
        reason.setItemLabelGenerator(each -> getTranslation("revocation.reason." + each.name()));
        reason.setValue(asked);
        reason.setVisible(false);
        refusal.setLabel(getTranslation("revocation.refusal"));
        refusal.setItems(RefusalReason.values());
        refusal.setItemLabelGenerator(each -> getTranslation("revocation.refusal." + each.name()));
        refusal.setHelperText(getTranslation("revocation.refusal.hint"));
        refusal.setRequiredIndicatorVisible(true);
        refusal.setManualValidation(true);
        refusal.addValueChangeListener(change -> refusal.setInvalid(false));
        refusal.setVisible(false);
        words.setLabel(getTranslation("revocation.judge.words"));
        words.setMaxLength(RevocationDesk.LONGEST_WORDS);
        words.setRequiredIndicatorVisible(true);
        words.setManualValidation(true);
        words.addValueChangeListener(change -> words.setInvalid(false));
        Button go = new Button(
                getTranslation("revocation.judge"), click -> judgement().ifPresent(judge));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(go);
        actions.addClassName("actions");
        add(
                new H2(getTranslation("revocation.judge.title." + turn)),
                new Paragraph(getTranslation("revocation.judge.text." + turn)),
                verdict,
                reason,
                refusal,
                words,
                actions);
    }

    /** Empty where something is missing: all of it is marked, and the first of it is where the keyboard goes. */
    private Optional<Judgement> judgement() {
        Marks marks = new Marks();
        marks.mark(verdict, verdict.getValue() == null, getTranslation("problem.not-chosen"));
        boolean noRefusal = verdict.getValue() == Verdict.REFUSE && refusal.getValue() == null;
        marks.mark(refusal, noRefusal, getTranslation("problem.not-chosen"));
        marks.mark(words, words.getValue().isBlank(), getTranslation("revocation.refused.words-missing"));
        if (marks.any()) {
            return Optional.empty();
        }
        String said = words.getValue().strip();
        return Optional.of(
                switch (verdict.getValue()) {
                    case REVOKE -> new Judgement.Revoke(reason.getValue(), said);
                    case REFUSE -> new Judgement.Refuse(refusal.getValue(), said);
                });
    }
}
