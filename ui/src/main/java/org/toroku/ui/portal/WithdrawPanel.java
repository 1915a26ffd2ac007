package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.toroku.ui.portal.ApplicationViewModel.Answer;

/** Withdrawing an application: folded away, and never by one click. */
final class WithdrawPanel extends Details {
    WithdrawPanel(ApplicationViewModel model, Runnable withdrawn) {
        setSummaryText(getTranslation("withdraw.title"));
        Checkbox sure = new Checkbox(getTranslation("withdraw.sure"));
        sure.setManualValidation(true);
        sure.addValueChangeListener(change -> sure.setInvalid(false));
        Div answer = new Div();
        Button withdraw = new Button(getTranslation("withdraw.do"), click -> {
            answer.removeAll();
            if (!sure.getValue()) {
                sure.setErrorMessage(getTranslation("withdraw.sure-first"));
                sure.setInvalid(true);
                sure.focus();
                return;
            }
            switch (model.withdraw()) {
                case Answer.Ok _, Answer.KeyFile _ -> withdrawn.run();
                case Answer.Problem problem ->
                    answer.add(Notice.problem(getTranslation("withdraw.refused." + problem.code())));
            }
        });
        withdraw.addThemeVariants(ButtonVariant.ERROR);
        add(new Paragraph(getTranslation("withdraw.text")), sure, answer, withdraw);
    }
}
