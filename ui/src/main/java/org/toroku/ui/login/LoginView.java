package org.toroku.ui.login;

import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import java.util.Set;
import org.toroku.officers.AccountDesk;
import org.toroku.officers.Roles;
import org.toroku.ui.layout.LanguageSwitch;
import org.toroku.ui.portal.HomeView;
import org.toroku.ui.text.PasswordTexts;

/** Sign-in page of officers; the form is posted to Spring Security. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
@Uses(Notification.class)
public class LoginView extends Main implements BeforeEnterObserver, LocaleChangeObserver, HasDynamicTitle {
    /** Why the house did not let in whom the provider sent: told by a code, since addresses are nobody's secret. */
    private static final Set<String> REASONS = Set.of("away", "unbound", "disabled", "no-role", "weak", "another");

    private final AuthenticationContext authentication;
    private final Anchor provider = new Anchor("oauth2/authorization/staff", "");
    private final Paragraph refusal = new Paragraph();
    private final H2 others = new H2();
    private String reason = "";
    private boolean locked;
    private boolean ended;
    private final H1 title = new H1();
    private final LoginForm form = new LoginForm();
    private final RouterLink portal = new RouterLink("", HomeView.class);

    public LoginView(AuthenticationContext authentication, SignInWays ways) {
        this.authentication = authentication;
        addClassName("login-page");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        // the way to the provider is no page of ours
        provider.setRouterIgnore(true);
        provider.addClassName("sign-in-elsewhere");
        refusal.addClassNames("notice", "problem");
        refusal.getElement().setAttribute("role", "alert");
        Div box = new Div(title);
        box.add(refusal);
        if (ways.single()) {
            box.add(provider, others);
        }
        box.add(form, portal, new LanguageSwitch());
        box.addClassName("login-box");
        add(box);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters().getParameters();
        locked = parameters.containsKey("locked");
        ended = parameters.containsKey("ended");
        reason = parameters.getOrDefault("sso", List.of("")).getFirst();
        form.setError(locked || ended || parameters.containsKey("error"));
        if (!form.isError() && reason.isEmpty() && authentication.isAuthenticated()) {
            // also where whoever opened this page by itself goes on to: the first page is the applicants'
            event.forwardTo(home());
        }
    }

    private String home() {
        if (authentication.hasRole(AccountDesk.ONLY)) {
            return authentication.hasAuthority(AccountDesk.OF_ORGANISATION)
                    ? "organisation/password"
                    : "staff/password";
        }
        return authentication.hasRole(Roles.ORGANISATION_ADMIN) ? "organisation" : "staff";
    }

    private String problem() {
        if (ended) {
            return "login.ended.message";
        }
        return locked ? "login.locked.message" : "login.error.message";
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        title.setText(getTranslation("brand.staff"));
        portal.setText(getTranslation("login.portal"));
        provider.setText(getTranslation("login.sso"));
        others.setText(getTranslation("login.sso.others"));
        refusal.setVisible(!reason.isEmpty());
        refusal.setText(getTranslation("login.sso.refused." + (REASONS.contains(reason) ? reason : "failed")));
        LoginI18n texts = LoginI18n.createDefault();
        LoginI18n.Form labels = texts.getForm();
        labels.setTitle(getTranslation("login.title"));
        labels.setUsername(getTranslation("login.username"));
        labels.setPassword(getTranslation("login.password"));
        labels.setSubmit(getTranslation("login.submit"));
        LoginI18n.ErrorMessage error = texts.getErrorMessage();
        error.setTitle(getTranslation("login.error.title"));
        error.setMessage(getTranslation(problem()));
        error.setUsername(getTranslation("login.username.required"));
        error.setPassword(getTranslation("login.password.required"));
        form.setI18n(texts);
        PasswordTexts.dressNow(form);
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("login.title") + " – " + getTranslation("brand.staff");
    }
}
