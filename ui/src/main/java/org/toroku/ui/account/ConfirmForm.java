package org.toroku.ui.account;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import org.toroku.officers.AccountDesk;
import org.toroku.officers.AccountDesk.Changed;
import org.toroku.ui.portal.SessionNames;
import org.toroku.ui.text.PasswordTexts;

/** Where an officer shows again who they are, beside the page on which they decide: what is typed there stays. */
final class ConfirmForm extends Div {
    private final AccountDesk desk;
    private final String username;
    private final SessionNames names;
    private final PasswordField password = new PasswordField();
    private final Div answer = new Div();

    /** @param single at the provider, which is told to ask again */
    ConfirmForm(AccountDesk desk, String username, boolean single, SessionNames names) {
        this.desk = desk;
        this.username = username;
        this.names = names;
        setId("confirm");
        addClassNames("pick-up", "password-form");
        String title = getTranslation("account.confirm.title");
        // alone on its page, or above the form for another password
        add(single ? new H1(title) : new H2(title), new Paragraph(getTranslation("account.confirm.text")));
        if (single) {
            Anchor provider = new Anchor("/oauth2/authorization/staff?again", getTranslation("login.sso"));
            provider.setRouterIgnore(true);
            provider.addClassName("sign-in-elsewhere");
            add(provider);
            return;
        }
        PasswordTexts.dress(this);
        password.setLabel(getTranslation("account.confirm.password"));
        password.setManualValidation(true);
        password.getElement().setProperty("autocomplete", "current-password");
        answer.getElement().setAttribute("role", "status");
        Button confirm = new Button(getTranslation("account.confirm.button"), click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        add(password, confirm, answer);
    }

    private void confirm() {
        answer.removeAll();
        password.setInvalid(false);
        switch (desk.confirm(username, password.getValue())) {
            case Changed.Done(var mark, var roles) -> {
                OwnSession.confirmed(username, mark);
                names.rename();
                password.clear();
                Paragraph done = new Paragraph(getTranslation("account.confirm.done"));
                done.addClassNames("notice", "good");
                answer.add(done);
            }
            case Changed.Refused(var reason) -> {
                password.setErrorMessage(getTranslation("account.password.refused." + reason));
                password.setInvalid(true);
                password.focus();
            }
        }
    }
}
