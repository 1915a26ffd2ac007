package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.toroku.studio.CaseModelDesk.Followed;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.ui.text.Moments;

/** By which publication a case is conducted, and whether a newer one is in force. */
final class EditionNotice extends Div {
    EditionNotice(Followed followed) {
        addClassName("edition");
        add(new Span(followed.publication()
                .map(publication ->
                        getTranslation("studio.followed.publication", publication.number(), date(publication)))
                .orElseGet(() -> getTranslation(
                        followed.exact() ? "studio.followed.release" : "studio.followed.release.former"))));
        followed.newer()
                .ifPresent(
                        newer -> add(new Span(getTranslation("studio.followed.newer", newer.number(), date(newer)))));
        if (followed.newer().isEmpty() && !followed.newest()) {
            add(new Span(getTranslation("studio.followed.back")));
        }
        if (followed.models().isEmpty()) {
            Span altered = new Span(getTranslation("studio.live.altered"));
            altered.addClassName("missing");
            add(altered);
        }
    }

    /** When it came into force, or was approved where the engine does not have it yet. */
    private String date(Publication publication) {
        Instant at = publication.liveAt().or(publication::decidedAt).orElse(publication.proposedAt());
        return Moments.text(at, getLocale());
    }
}
