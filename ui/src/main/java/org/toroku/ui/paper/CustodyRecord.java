package org.toroku.ui.paper;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.toroku.paper.PaperFiles.Custody;
import org.toroku.ui.text.Moments;

/** Where an original has been since it came (則12④⑤). */
final class CustodyRecord extends OrderedList {
    CustodyRecord(List<Custody> custody) {
        addClassName("trail");
        custody.forEach(event -> add(item(event)));
    }

    private ListItem item(Custody event) {
        Span what = new Span(getTranslation("custody." + event.event().name()));
        what.addClassName("strong");
        Span when = new Span(Moments.text(event.at(), getLocale()));
        Span who = new Span(event.officer());
        when.addClassName("quiet");
        who.addClassName("quiet");
        return new ListItem(what, new Span(event.location()), when, who);
    }
}
