package org.toroku.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.ui.text.Moments;

/** What was proposed and published, the newest first; a page at a time. */
final class PublicationsPanel extends Div {
    private static final int PAGE = 20;

    private final Owner owner;
    private int shown = PAGE;

    PublicationsPanel(Owner owner) {
        this.owner = owner;
        draw();
    }

    private void draw() {
        removeAll();
        add(new H2(getTranslation("studio.publications")));
        List<Publication> publications = owner.publications().publications(owner.name(), 0, shown);
        if (publications.isEmpty()) {
            add(new Paragraph(getTranslation("studio.publications.none")));
            return;
        }
        StudioTable table = new StudioTable(
                "studio.publications",
                List.of(
                        "studio.publication.number",
                        "studio.publication.state",
                        "studio.publication.reason",
                        "studio.publication.proposed",
                        "studio.publication.decided",
                        "studio.history.acts"));
        publications.forEach(each -> table.row(
                new Div(StudioParts.link(
                        this, ProposalView.address(each.id()), "studio.proposal.number", each.number())),
                new Span(getTranslation("studio.state." + each.state())),
                new Span(each.reason()),
                new Span(getTranslation(
                        "studio.by-at", each.proposedBy(), Moments.text(each.proposedAt(), getLocale()))),
                new Span(each.decidedBy()
                        .map(by -> getTranslation(
                                "studio.by-at",
                                by,
                                each.decidedAt()
                                        .map(at -> Moments.text(at, getLocale()))
                                        .orElse("–")))
                        .orElse("–")),
                acts(each)));
        add(table);
        int all = owner.publications().count(owner.name());
        if (all > shown) {
            add(new Button(getTranslation("studio.publications.more", all - shown), click -> {
                shown += PAGE;
                draw();
            }));
        }
    }

    private com.vaadin.flow.component.Component acts(Publication publication) {
        return publication.state() == State.SUPERSEDED && owner.writes()
                ? StudioParts.link(this, RepublishView.address(publication.id()), "studio.republish.go")
                : new Span();
    }
}
