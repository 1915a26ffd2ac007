package org.toroku.ui.studio;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.toroku.officers.Roles;
import org.toroku.ui.layout.StaffLayout;

/** The process owners' start: which models are in force, drafts, proposals that wait, and what was published when. */
@StyleSheet("context://toroku/studio.css")
@Route(value = "staff/studio", layout = StaffLayout.class)
@RolesAllowed({Roles.PROCESS_OWNER, Roles.MANAGER, Roles.AUDITOR})
public class StudioView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    static final String ADDRESS = "staff/studio";

    private final Owner owner;

    StudioView(Owner owner) {
        this.owner = owner;
        addClassName("studio");
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        removeAll();
        add(
                new H1(getTranslation("studio.title")),
                new Paragraph(getTranslation("studio.lead")),
                StudioParts.link(this, LiveView.ADDRESS, "studio.flow.go"),
                StudioParts.link(this, LawView.ADDRESS, "studio.law.go"),
                StudioParts.link(this, RulesView.ADDRESS, "studio.rules.go"),
                rules(),
                new InForcePanel(owner),
                new ProfilesPanel(owner),
                new ProposalsPanel(owner),
                new DraftsPanel(owner),
                new PublicationsPanel(owner));
        event.getUI().getPage().setTitle(getPageTitle());
    }

    /** Said here as well while the automaton accepts nothing on account of its rules. */
    private Div rules() {
        Div trouble = new Div();
        owner.rules()
                .inForce(owner.name())
                .filter(now -> now.rules().isEmpty() || !now.takenByCa().orElse(false))
                .ifPresent(now -> trouble.add(new RulesStanding(now)));
        return trouble;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("studio.title") + " – " + getTranslation("brand.staff");
    }
}
