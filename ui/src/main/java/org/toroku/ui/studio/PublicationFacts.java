package org.toroku.ui.studio;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.toroku.studio.PublicationDesk.ChangeApproval;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.ui.text.Moments;

/** What is known of a proposal or publication. */
final class PublicationFacts extends Div {
    PublicationFacts(Publication publication) {
        DescriptionList facts = StudioParts.facts();
        StudioParts.fact(
                this, facts, "studio.publication.state", getTranslation("studio.state." + publication.state()));
        StudioParts.fact(this, facts, "studio.publication.reason", publication.reason());
        StudioParts.fact(this, facts, "studio.approval", approval(publication.approval()));
        StudioParts.fact(
                this, facts, "studio.publication.proposed", who(publication.proposedBy(), publication.proposedAt()));
        publication
                .decidedBy()
                .ifPresent(by -> StudioParts.fact(
                        this,
                        facts,
                        "studio.publication.decided",
                        publication.decidedAt().map(at -> who(by, at)).orElse(by)));
        publication
                .note()
                .ifPresent(note -> StudioParts.fact(
                        this,
                        facts,
                        "studio.publication.note",
                        publication.state() == State.FAILED ? getTranslation("studio.refused." + note) : note));
        publication
                .liveAt()
                .ifPresent(at ->
                        StudioParts.fact(this, facts, "studio.publication.live-at", Moments.text(at, getLocale())));
        StudioParts.fact(this, facts, "studio.publication.models", digests(publication));
        add(facts);
    }

    private Div digests(Publication publication) {
        Div digests = new Div();
        publication.digests().forEach((resource, sha256) -> {
            Div line = new Div(
                    new Span(resource.substring(resource.lastIndexOf('/') + 1) + " "), StudioParts.digest(sha256));
            if (publication.changed().contains(resource)) {
                Span mark = new Span(getTranslation("studio.tab.changed"));
                mark.addClassName("tab-mark");
                line.add(mark);
            }
            digests.add(line);
        });
        return digests;
    }

    private String approval(ChangeApproval approval) {
        return switch (approval) {
            case ChangeApproval.Approved(var reference, var date) ->
                getTranslation("studio.approval.by", reference, Moments.text(date, getLocale()));
            case ChangeApproval.Exempt(var reason) -> getTranslation("studio.approval.none", reason);
        };
    }

    private String who(String officer, Instant at) {
        return getTranslation("studio.by-at", officer, Moments.text(at, getLocale()));
    }
}
