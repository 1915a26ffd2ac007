package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.ui.text.Moments;

/** Proposals without a decision: those that wait for this owner first, then the owner's own. */
final class ProposalsPanel extends Div {
    /** Proposals are few; whoever has more open ones than this finds the others among the publications below. */
    private static final int MOST = 200;

    private final Owner owner;

    ProposalsPanel(Owner owner) {
        this.owner = owner;
        add(new H2(getTranslation("studio.proposals")));
        List<Publication> waiting = owner.publications().publications(owner.name(), 0, MOST).stream()
                .filter(each -> each.state() == State.PROPOSED)
                .toList();
        if (waiting.isEmpty()) {
            add(new Paragraph(getTranslation("studio.proposals.none")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("proposals");
        waiting.forEach(each -> list.add(item(each)));
        add(list);
    }

    private ListItem item(Publication proposal) {
        Span state = new Span(getTranslation(
                owner.writes() && owner.mayApprove(proposal) ? "studio.proposals.mine" : "studio.proposals.others"));
        state.addClassName("tab-mark");
        Div line = new Div(
                StudioParts.link(
                        this, ProposalView.address(proposal.id()), "studio.proposal.number", proposal.number()),
                state);
        Div facts = new Div(new Span(getTranslation(
                "studio.by-at", proposal.proposedBy(), Moments.text(proposal.proposedAt(), getLocale()))));
        facts.addClassName("quiet");
        return new ListItem(line, new Div(new Span(proposal.reason())), facts);
    }
}
