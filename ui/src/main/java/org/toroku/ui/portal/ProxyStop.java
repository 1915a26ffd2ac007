package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;

/** Why a proxy's way ends here (R06), and only the ways that are open instead. */
final class ProxyStop extends Div {
    /**
     * @param onPaper whether a proxy may apply on paper (則5①(1)ただし書)
     * @param telephone of the office, empty where nobody said
     */
    ProxyStop(Way way, boolean onPaper, String telephone) {
        UnorderedList instead = new UnorderedList(new ListItem(getTranslation("proxy.instead.self")));
        if (onPaper) {
            instead.add(new ListItem(
                    new Span(getTranslation("proxy.instead.paper")),
                    new RouterLink(getTranslation("home.apply-paper"), PaperApplyView.class)));
        }
        instead.add(new ListItem(
                telephone.isBlank()
                        ? getTranslation("proxy.instead.help")
                        : getTranslation("proxy.instead.help.by-telephone", telephone)));
        add(Notice.problem(
                new H2(getTranslation(onPaper ? "proxy.title" : "proxy.title.nowhere")),
                new Paragraph(getTranslation(way.choose("proxy.text", "proxy.text.paper"))),
                instead));
    }
}
