package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What the proof of the newest version came to, in one line above the diagram; the findings themselves stand below it. */
final class Verdict extends Div {
    private final Runnable look;

    /** @param look leads to the findings */
    Verdict(Runnable look) {
        this.look = look;
        addClassName("verdict");
        getElement().setAttribute("role", "status");
    }

    /** @param version that was proven */
    void show(int version, int violations) {
        removeAll();
        Span said = new Span(
                violations == 0
                        ? getTranslation("studio.verdict.sound", version)
                        : getTranslation("studio.verdict.found", version, violations));
        said.addClassNames("kind", violations == 0 ? "kind-added" : "kind-removed");
        add(said);
        if (violations > 0) {
            add(StudioParts.quiet(getTranslation("studio.verdict.look"), look));
        }
    }

    /** Something was edited since, which nobody has proven. */
    void outdated() {
        removeAll();
        Span said = new Span(getTranslation("studio.verdict.outdated"));
        said.addClassNames("kind", "kind-changed");
        add(said);
    }
}
