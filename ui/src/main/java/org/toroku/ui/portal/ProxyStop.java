package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;

/** Why a proxy's way ends here (R06), and only the ways that are open instead. */
final class ProxyStop extends Div {
    /** @param onPaper whether a proxy may apply on paper (則5①(1)ただし書) */
    ProxyStop(Way way, boolean onPaper) {
        UnorderedList instead = new UnorderedList(new ListItem(getTranslation("proxy.instead.self")));
        if (onPaper) {
            instead.add(new ListItem(getTranslation("proxy.instead.paper")));
        }
        instead.add(new ListItem(getTranslation("proxy.instead.help")));
        add(Notice.problem(
                new H2(getTranslation(onPaper ? "proxy.title" : "proxy.title.nowhere")),
                new Paragraph(getTranslation(way.choose("proxy.text", "proxy.text.paper"))),
                instead));
    }
}
