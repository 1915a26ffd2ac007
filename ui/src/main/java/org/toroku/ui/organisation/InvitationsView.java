package org.toroku.ui.organisation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.toroku.officers.Roles;
import org.toroku.organisation.InvitationDesk;
import org.toroku.organisation.Organisation;
import org.toroku.ui.staff.SignedInOfficer;

/** The one page of an organisation's administrator: invite members, and see how far each invitation got. */
@Route(value = "organisation", layout = OrganisationLayout.class)
@RolesAllowed(Roles.ORGANISATION_ADMIN)
public class InvitationsView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    private final InvitationDesk desk;
    private final SignedInOfficer administrator;

    public InvitationsView(InvitationDesk desk, SignedInOfficer administrator) {
        this.desk = desk;
        this.administrator = administrator;
        addClassNames("portal-page", "invitations");
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        draw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    private void draw() {
        removeAll();
        Optional<Organisation> own = desk.own(administrator.current());
        add(new H1(own.map(Organisation::name).orElseGet(() -> getTranslation("invitations.title"))));
        if (own.isEmpty()) {
            add(new Paragraph(getTranslation("invitations.none-of-yours")));
            return;
        }
        InvitationList list = new InvitationList(desk, administrator.current());
        if (own.get().state() == Organisation.State.ACTIVE) {
            add(new Paragraph(getTranslation("invitations.lead")));
            add(new MemberUpload(desk, administrator.current(), list::refresh));
        } else {
            Div notice = new Div(new Paragraph(getTranslation("invitations.suspended")));
            notice.addClassNames("notice", "problem");
            add(notice);
        }
        add(list);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("invitations.title") + " – " + getTranslation("brand.organisation");
    }
}
