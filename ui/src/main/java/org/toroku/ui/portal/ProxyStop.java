package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;

/** R06 knows no proxy: why this way ends here, and the ways that are open instead. */
final class ProxyStop extends Div {
    ProxyStop() {
        add(Notice.problem(
                new H2(getTranslation("proxy.title")),
                new Paragraph(getTranslation("proxy.text")),
                new UnorderedList(
                        new ListItem(getTranslation("proxy.instead.self")),
                        new ListItem(getTranslation("proxy.instead.paper")),
                        new ListItem(getTranslation("proxy.instead.help")))));
    }
}
