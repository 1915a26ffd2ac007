package org.toroku.ui.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.AccountDesk;
import org.toroku.officers.Roles;
import org.toroku.ui.organisation.OrganisationLayout;
import org.toroku.ui.portal.SessionNames;
import org.toroku.ui.staff.SignedInOfficer;

/** Where an organisation's administrator changes the own password. */
@Route(value = "organisation/password", layout = OrganisationLayout.class)
@RolesAllowed({Roles.ORGANISATION_ADMIN, AccountDesk.ONLY})
public class AdministratorPasswordView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    private final AccountDesk desk;
    private final SignedInOfficer who;
    private final SessionNames names;

    public AdministratorPasswordView(AccountDesk desk, SignedInOfficer who, SessionNames names) {
        this.desk = desk;
        this.who = who;
        this.names = names;
        addClassName("portal-page");
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        removeAll();
        Officer account = who.current();
        add(new PasswordForm(desk, account.username(), account.roles().contains(AccountDesk.ONLY), names));
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.password.title") + " – " + getTranslation("brand.organisation");
    }
}
