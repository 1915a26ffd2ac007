package org.toroku.ui.layout;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** Says on every page that nothing of what it leads to is worth anything: the CA's keys are those of a rehearsal. */
public final class RehearsalMark {
    /** Below, above everything, and never in the way of a click. */
    private static final String LOOK = "position: fixed; inset: auto 0 0 0; z-index: 100000; pointer-events: none;"
            + " padding: 0.25rem 1rem; text-align: center; font: bold 1rem sans-serif; background: #7a0019; color: #fff";

    private RehearsalMark() {}

    /** In both languages, since the page has not said yet which is its reader's. */
    public static void apply(IndexHtmlResponse page, I18NProvider texts) {
        Element mark = new Element("div");
        mark.attr("id", "rehearsal-mark").attr("role", "note").attr("style", LOOK);
        mark.text(texts.getTranslation("layout.rehearsal", Locale.JAPANESE) + " / "
                + texts.getTranslation("layout.rehearsal", Locale.ENGLISH));
        page.getDocument().body().prependChild(mark);
    }
}
