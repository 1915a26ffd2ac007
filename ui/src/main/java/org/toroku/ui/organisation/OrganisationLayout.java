package org.toroku.ui.organisation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import org.toroku.officers.AccountDesk;
import org.toroku.officers.Roles;
import org.toroku.ui.account.AdministratorPasswordView;
import org.toroku.ui.layout.LanguageSwitch;

/** Frame of an organisation's own pages; nothing of the house is in it. */
@RolesAllowed({Roles.ORGANISATION_ADMIN, AccountDesk.ONLY})
@Uses(Notification.class)
public class OrganisationLayout extends Div implements RouterLayout, LocaleChangeObserver {
    private final Anchor skip = new Anchor("#main", "");
    private final Span brand = new Span();
    private final RouterLink invitations = new RouterLink("", InvitationsView.class);
    private final RouterLink password = new RouterLink("", AdministratorPasswordView.class);
    private final Button logout = new Button();
    private final Main main = new Main();

    public OrganisationLayout(AuthenticationContext administrator) {
        addClassNames("portal", "organisation-pages");
        skip.addClassName("skip-link");
        skip.getElement().setAttribute("router-ignore", true);
        brand.addClassName("brand");
        main.setId("main");
        main.getElement().setAttribute("tabindex", "-1");
        // whoever has a first password is led back from there
        invitations.setVisible(administrator.hasRole(Roles.ORGANISATION_ADMIN));
        logout.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        logout.addClickListener(_ -> administrator.logout());
        Div right = new Div(
                invitations,
                password,
                new Span(administrator.getPrincipalName().orElse("")),
                new LanguageSwitch(),
                logout);
        right.addClassName("portal-header-right");
        Div bar = new Div(brand, right);
        bar.addClassName("portal-bar");
        add(skip, new Header(bar), main);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.removeAll();
        content.getElement().getComponent().ifPresent((Component page) -> main.add(page));
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        skip.setText(getTranslation("layout.skip"));
        brand.setText(getTranslation("brand.organisation"));
        invitations.setText(getTranslation("invitations.title"));
        password.setText(getTranslation("account.password.nav"));
        logout.setText(getTranslation("layout.logout"));
    }
}
