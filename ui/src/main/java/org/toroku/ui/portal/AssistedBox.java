package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.toroku.ui.text.Moments;

/** The session at the counter, and what the officer beside the applicant does and does not do. */
final class AssistedBox extends Div {
    AssistedBox(PortalSession.Assisted session) {
        addClassNames("notice", "info", "assisted-box");
        add(
                new H2(getTranslation("assisted.box", session.number())),
                new UnorderedList(
                        new ListItem(getTranslation("assisted.box.alone")),
                        new ListItem(getTranslation("assisted.box.secret")),
                        new ListItem(getTranslation("assisted.box.people")),
                        new ListItem(getTranslation("assisted.box.stop"))),
                new Paragraph(getTranslation("assisted.box.until", Moments.text(session.until(), getLocale()))));
    }
}
