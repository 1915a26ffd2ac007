package org.toroku.ui.layout;

import com.vaadin.flow.server.communication.IndexHtmlResponse;

/** Says in the first bytes of a page how it looks. */
public final class AppearanceAtStart {
    private AppearanceAtStart() {}

    /** Writes what the browser remembers into the page. */
    public static void apply(IndexHtmlResponse page) {
        Appearance chosen = Appearance.of(page.getVaadinRequest());
        page.getDocument().select("html").attr("style", "color-scheme: " + chosen.scheme());
    }
}
