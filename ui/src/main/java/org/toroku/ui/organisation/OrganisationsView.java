package org.toroku.ui.organisation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.toroku.officers.Roles;
import org.toroku.organisation.OrganisationDesk;
import org.toroku.partner.PartnerDesk;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.SignedInOfficer;

/** 組織と提携先: who may invite members, and whose programs may apply for users. */
@Route(value = "staff/organisations", layout = StaffLayout.class)
@RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
public class OrganisationsView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    private final OrganisationDesk organisations;
    private final PartnerDesk partners;
    private final SignedInOfficer officer;
    /** Stays when the language or the chosen row changes: nobody can show it again. */
    private final Div once = new Div();

    public OrganisationsView(OrganisationDesk organisations, PartnerDesk partners, SignedInOfficer officer) {
        this.organisations = organisations;
        this.partners = partners;
        this.officer = officer;
        addClassNames("organisations");
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        removeAll();
        add(
                new H1(getTranslation("organisations.title")),
                new Paragraph(getTranslation("organisations.lead")),
                once,
                new OrganisationsPanel(organisations, officer.current(), this::showOnce),
                new PartnersPanel(partners, officer.current(), this::showOnce));
        event.getUI().getPage().setTitle(getPageTitle());
    }

    private void showOnce(Component secret) {
        once.add(secret);
        secret.scrollIntoView();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("organisations.title") + " – " + getTranslation("brand.staff");
    }
}
