package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Tells whoever comes that nothing here is real; shown where test cards sign. */
final class DemonstrationBox extends Div {
    DemonstrationBox() {
        addClassName("test-only");
        Span badge = new Span("TEST / テスト");
        badge.addClassName("test-badge");
        add(badge, new Paragraph(getTranslation("home.demonstration")));
    }
}
