package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.toroku.studio.DraftDesk.State;
import org.toroku.studio.DraftDesk.Version;
import org.toroku.ui.text.Moments;

/** What happened to a draft elsewhere since this page showed it. It never changes anything under the owner's hands. */
final class DraftNews extends Div {
    private final Owner owner;
    private final DraftSession session;
    private final Runnable newest;

    /** @param newest shows the newest version, asking first where edits are not stored */
    DraftNews(Owner owner, DraftSession session, Runnable newest) {
        this.owner = owner;
        this.session = session;
        this.newest = newest;
        getElement().setAttribute("role", "status");
    }

    /** Looks whether the draft still is as shown. */
    void look() {
        removeAll();
        List<Version> since = session.model().since();
        if (!since.isEmpty()) {
            Div saved = StudioParts.notice("attention");
            since.reversed().forEach(version -> saved.add(new Paragraph(said(version))));
            saved.add(
                    new Paragraph(
                            getTranslation(session.isUnsaved() ? "studio.news.kept" : "studio.news.nothing-lost")),
                    StudioParts.plain(this, "studio.news.show", newest));
            add(saved);
        }
        for (DraftNotices.Taken each : owner.notices().elsewhere(session, owner.name())) {
            add(StudioParts.notice(
                    "attention", getTranslation("studio.news.taken", fileName(each.resource()), each.version())));
        }
        State state = session.model().draft().state();
        if (session.writable() && state != State.OPEN) {
            add(StudioParts.notice("attention", getTranslation("studio.news.closed." + state)));
        }
    }

    private String said(Version version) {
        return getTranslation(
                version.author().equals(owner.name()) ? "studio.news.saved.self" : "studio.news.saved",
                version.number(),
                version.author(),
                Moments.text(version.at(), getLocale()),
                version.resource().map(DraftNews::fileName).orElse("–"));
    }

    private static String fileName(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
