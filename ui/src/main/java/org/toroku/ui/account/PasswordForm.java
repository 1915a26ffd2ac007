package org.toroku.ui.account;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.toroku.officers.AccountDesk;
import org.toroku.officers.AccountDesk.Changed;
import org.toroku.ui.text.PasswordTexts;

/** The password as it is, and twice the one it is to be. */
final class PasswordForm extends Div {
    private final AccountDesk desk;
    private final String username;
    private final TextField account = new TextField();
    private final PasswordField former = new PasswordField();
    private final PasswordField fresh = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Div answer = new Div();

    PasswordForm(AccountDesk desk, String username) {
        this.desk = desk;
        this.username = username;
        addClassNames("pick-up", "password-form");
        PasswordTexts.dress(this);
        // so that a store of passwords knows which account it is about
        account.setLabel(getTranslation("login.username"));
        account.setValue(username);
        account.setReadOnly(true);
        account.getElement().setProperty("autocomplete", "username");
        label(former, "account.password.former", "current-password");
        label(fresh, "account.password.fresh", "new-password");
        label(again, "account.password.again", "new-password");
        fresh.setHelperText(getTranslation("account.password.hint"));
        answer.getElement().setAttribute("role", "status");
        Button change = new Button(getTranslation("account.password.change"), click -> change());
        change.addThemeVariants(ButtonVariant.PRIMARY);
        change.addClickShortcut(Key.ENTER).listenOn(this).resetFocusOnActiveElement();
        add(
                new H1(getTranslation("account.password.title")),
                new Paragraph(getTranslation("account.password.text")),
                account,
                former,
                fresh,
                again,
                change,
                answer);
    }

    private void label(PasswordField field, String key, String autocomplete) {
        field.setLabel(getTranslation(key));
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
        field.setRevealButtonVisible(true);
        field.getElement().setProperty("autocomplete", autocomplete);
        field.addValueChangeListener(change -> field.setInvalid(false));
    }

    private void change() {
        answer.removeAll();
        for (PasswordField field : List.of(former, fresh, again)) {
            field.setInvalid(false);
            if (field.isEmpty()) {
                say(field, "account.password.missing");
                return;
            }
        }
        if (!fresh.getValue().equals(again.getValue())) {
            say(again, "account.password.differs");
            return;
        }
        switch (desk.changePassword(username, former.getValue(), fresh.getValue())) {
            case Changed.Done(var mark) -> {
                OwnSession.goesOn(mark);
                List.of(former, fresh, again).forEach(PasswordField::clear);
                note("account.password.done", "good");
            }
            case Changed.Refused(var reason) -> {
                String key = "account.password.refused." + reason;
                switch (reason) {
                    case "former-wrong" -> say(former, key);
                    case "no-account", "too-many-tries" -> note(key, "problem");
                    default -> say(fresh, key);
                }
            }
        }
    }

    private void say(PasswordField field, String key) {
        field.setErrorMessage(getTranslation(key));
        field.setInvalid(true);
        field.focus();
    }

    private void note(String key, String kind) {
        Paragraph note = new Paragraph(getTranslation(key));
        note.addClassNames("notice", kind);
        answer.add(note);
    }
}
