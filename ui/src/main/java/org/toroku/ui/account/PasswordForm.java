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
import java.util.Optional;
import org.toroku.officers.AccountDesk;
import org.toroku.officers.AccountDesk.Changed;
import org.toroku.ui.portal.SessionNames;
import org.toroku.ui.text.PasswordTexts;
import org.toroku.ui.text.ProtectionHint;

/** The password as it is, and twice the one it is to be. */
final class PasswordForm extends Div {
    private static final String REFUSED = "account.password.refused.";

    private final AccountDesk desk;
    private final String username;
    private final boolean first;
    private final SessionNames names;
    private final TextField account = new TextField();
    private final PasswordField former = new PasswordField();
    private final PasswordField fresh = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final ProtectionHint hint;
    private final Div answer = new Div();

    /** @param first whoever is signed in came with a password that somebody else made */
    PasswordForm(AccountDesk desk, String username, boolean first, SessionNames names) {
        this.desk = desk;
        this.username = username;
        this.first = first;
        this.names = names;
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
        hint = new ProtectionHint(fresh, code -> REFUSED + code.replace("passphrase-", "password-"), List.of(username));
        fresh.setHelperText(getTranslation("account.password.hint"));
        answer.getElement().setAttribute("role", "status");
        Button change = new Button(getTranslation("account.password.change"), click -> change());
        change.addThemeVariants(ButtonVariant.PRIMARY);
        change.addClickShortcut(Key.ENTER).listenOn(this).resetFocusOnActiveElement();
        add(
                new H1(getTranslation("account.password.title")),
                new Paragraph(getTranslation(first ? "account.password.first" : "account.password.text")),
                account,
                former,
                fresh,
                hint,
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
        if (!complete()) {
            return;
        }
        switch (desk.changePassword(username, former.getValue(), fresh.getValue())) {
            case Changed.Done(var mark, var roles) -> {
                OwnSession.goesOn(username, mark, roles);
                // whoever knew its id before does not know it any more (ASVS 7.2.4)
                names.rename();
                List.of(former, fresh, again).forEach(PasswordField::clear);
                if (first) {
                    // with the menu of the roles that the session has from now on
                    getUI().ifPresent(ui -> ui.getPage().setLocation("/login"));
                    return;
                }
                note("account.password.done", "good");
            }
            case Changed.Refused(var reason) -> {
                String key = REFUSED + reason;
                switch (reason) {
                    case "former-wrong" -> say(former, key);
                    case "no-account", "too-many-tries", "first-ended" -> note(key, "problem");
                    default -> say(fresh, key);
                }
            }
        }
    }

    /** Everything that can be told before the former password is looked at is told at once, each at its field. */
    private boolean complete() {
        List<PasswordField> fields = List.of(former, fresh, again);
        fields.forEach(field -> {
            field.setInvalid(false);
            if (field.isEmpty()) {
                mark(field, "account.password.missing");
            }
        });
        if (!fresh.isEmpty()) {
            desk.objection(username, former.getValue(), fresh.getValue())
                    .ifPresent(reason -> mark(fresh, REFUSED + reason));
            if (!again.isEmpty() && !fresh.getValue().equals(again.getValue())) {
                mark(again, "account.password.differs");
            }
        }
        Optional<PasswordField> first =
                fields.stream().filter(PasswordField::isInvalid).findFirst();
        first.ifPresent(PasswordField::focus);
        return first.isEmpty();
    }

    private void say(PasswordField field, String key) {
        mark(field, key);
        field.focus();
    }

    private void mark(PasswordField field, String key) {
        field.setErrorMessage(getTranslation(key));
        field.setInvalid(true);
        if (field.equals(fresh)) {
            hint.silence();
        }
    }

    private void note(String key, String kind) {
        Paragraph note = new Paragraph(getTranslation(key));
        note.addClassNames("notice", kind);
        answer.add(note);
    }
}
