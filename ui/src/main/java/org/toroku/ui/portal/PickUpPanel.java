package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import org.toroku.ui.portal.ApplicationViewModel.Answer;
import org.toroku.ui.staff.Downloads;
import org.toroku.ui.text.PasswordTexts;
import org.toroku.ui.text.ProtectionHint;

/** Key and certificate under a passphrase of the applicant's choice, then the electronic receipt (R10). */
final class PickUpPanel extends Div {
    private final ApplicationViewModel model;
    private final Runnable confirmed;
    private final PasswordField passphrase = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final TextField code = new TextField();
    private final ProtectionHint hint;
    private final Div answer = new Div();
    private final Div receipt = new Div();
    private final Div receiptAnswer = new Div();

    /** @param byCode whether the key is handed over only with the code of the letter (則6(3)) */
    PickUpPanel(ApplicationViewModel model, boolean byCode, Runnable confirmed) {
        this.model = model;
        this.confirmed = confirmed;
        addClassName("pick-up");
        PasswordTexts.dress(this);
        label(passphrase, "pickup.passphrase");
        label(again, "pickup.again");
        passphrase.setHelperText(getTranslation("pickup.hint"));
        hint = new ProtectionHint(passphrase, code -> "reason." + code, model.known());
        code.setLabel(getTranslation("pickup.code"));
        code.setHelperText(getTranslation("pickup.code.hint"));
        code.setRequiredIndicatorVisible(true);
        code.setManualValidation(true);
        code.setMaxLength(80);
        code.addClassName("code-field");
        code.setVisible(byCode);
        code.getElement().setProperty("autocomplete", "off");
        code.addValueChangeListener(change -> code.setInvalid(false));
        Button make = new Button(getTranslation("pickup.make"), click -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        drawReceipt();
        add(
                new H2(getTranslation("pickup.title")),
                new Paragraph(getTranslation("pickup.text")),
                code,
                passphrase,
                hint,
                again,
                make,
                answer,
                receipt);
    }

    private void label(PasswordField field, String key) {
        field.setLabel(getTranslation(key));
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
        field.setRevealButtonVisible(true);
        field.getElement().setProperty("autocomplete", "new-password");
        field.addValueChangeListener(change -> field.setInvalid(false));
    }

    private void make() {
        answer.removeAll();
        switch (model.pickUp(passphrase.getValue(), again.getValue(), code.getValue())) {
            case Answer.KeyFile made -> offer(made);
            case Answer.Problem problem -> show(problem.code());
            case Answer.Ok _ -> confirmed.run();
        }
    }

    private void offer(Answer.KeyFile made) {
        passphrase.clear();
        again.clear();
        Anchor download = Downloads.link(
                made.pkcs12().toByteArray(),
                made.fileName(),
                "application/x-pkcs12",
                getTranslation("pickup.download"));
        download.addClassName("download");
        answer.add(Notice.good(getTranslation("pickup.ready"), getTranslation("pickup.ready.text")), download);
        download.getElement().executeJs("this.focus()");
    }

    private void show(String code) {
        String sentence = getTranslation("reason." + code);
        PasswordField field = "passphrase-differs".equals(code) ? again : passphrase;
        if (code.startsWith("code-")) {
            this.code.setErrorMessage(sentence);
            this.code.setInvalid(true);
            this.code.focus();
        } else if (code.startsWith("passphrase-")) {
            hint.silence();
            field.setErrorMessage(sentence);
            field.setInvalid(true);
            field.focus();
        } else {
            answer.add(Notice.problem(sentence));
        }
    }

    private void drawReceipt() {
        receipt.addClassName("pick-up");
        Checkbox opened = new Checkbox(getTranslation("receipt.opened"));
        opened.setManualValidation(true);
        opened.addValueChangeListener(change -> opened.setInvalid(false));
        Button confirm = new Button(getTranslation("receipt.confirm"), click -> confirm(opened));
        confirm.addThemeVariants(ButtonVariant.LARGE);
        receipt.add(
                new H2(getTranslation("receipt.title")),
                new Paragraph(getTranslation("receipt.text")),
                opened,
                receiptAnswer,
                confirm);
    }

    private void confirm(Checkbox opened) {
        receiptAnswer.removeAll();
        if (!opened.getValue()) {
            opened.setErrorMessage(getTranslation("receipt.open-first"));
            opened.setInvalid(true);
            opened.focus();
            return;
        }
        switch (model.confirmReceipt()) {
            case Answer.Ok _, Answer.KeyFile _ -> confirmed.run();
            case Answer.Problem problem ->
                receiptAnswer.add(Notice.problem(getTranslation("reason." + problem.code())));
        }
    }
}
