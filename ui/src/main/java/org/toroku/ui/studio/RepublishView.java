package org.toroku.ui.studio;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.toroku.officers.Roles;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.ui.layout.StaffLayout;

/** Going back to the models of an earlier publication: what that changes, and the form that proposes it. */
@Route(value = "staff/studio/republish/:id", layout = StaffLayout.class)
@RolesAllowed(Roles.PROCESS_OWNER)
public class RepublishView extends StudioPage {
    private final Owner owner;

    RepublishView(Owner owner) {
        this.owner = owner;
    }

    static String address(UUID publication) {
        return "staff/studio/republish/" + publication;
    }

    @Override
    boolean exists(UUID id) {
        return owner.publication(id)
                .filter(found -> found.state() == State.SUPERSEDED)
                .isPresent();
    }

    @Override
    String titleKey() {
        return "studio.republish.title";
    }

    @Override
    void draw(UUID id) {
        Publication earlier = owner.publication(id).orElseThrow();
        add(
                StudioParts.link(this, ProposalView.address(id), "studio.republish.back", earlier.number()),
                new H1(getTranslation("studio.republish.title")),
                new Paragraph(getTranslation("studio.republish.text", earlier.number())),
                new H2(getTranslation("studio.difference.title")),
                new DifferencePanel(
                        owner.publications().filesInForce(owner.name()),
                        owner.publications().files(owner.name(), id)),
                new ProposalForm(
                        "studio.republish.send",
                        (reason, approval) -> owner.publications().republish(owner.name(), id, reason, approval),
                        done -> getUI().ifPresent(ui -> {
                            StudioParts.told(this, done, "studio.proposed");
                            ui.navigate(ProposalView.address(done.id()));
                        })));
    }
}
