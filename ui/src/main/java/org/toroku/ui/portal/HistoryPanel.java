package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import org.toroku.counter.TrackerDesk.Event;
import org.toroku.post.OutgoingMail.MailState;
import org.toroku.ui.text.Moments;

/** What happened and what was sent, the latest first. */
final class HistoryPanel extends Div {
    HistoryPanel(List<Event> events) {
        OrderedList list = new OrderedList();
        list.addClassName("history");
        list.getElement().setAttribute("reversed", true);
        events.forEach(event -> list.add(item(event)));
        add(new H2(getTranslation("history.title")), list);
        if (events.stream().anyMatch(Event.Sent.class::isInstance)) {
            Paragraph hint = new Paragraph(getTranslation("history.hint"));
            hint.addClassName("quiet");
            add(hint);
        }
    }

    private ListItem item(Event event) {
        Span when = new Span(at(event.at()));
        when.addClassName("quiet");
        return switch (event) {
            case Event.Reached(var state, var _) ->
                new ListItem(when, new Span(getTranslation("state." + state.name())));
            case Event.Sent sent -> {
                ListItem item = new ListItem(when, new Span(title(sent)));
                Div details = new Div(new Span(stage(sent)));
                sent.postedAt()
                        .filter(posted -> sent.state() != MailState.POSTED)
                        .ifPresent(posted -> details.add(new Span(getTranslation("history.posted", at(posted)))));
                sent.tracking().ifPresent(number -> details.add(new Span(getTranslation("history.tracking", number))));
                details.addClassNames("history-details", "quiet");
                item.add(details);
                yield item;
            }
        };
    }

    private String title(Event.Sent sent) {
        return getTranslation(
                "history.sent." + sent.channel().name(),
                getTranslation("letter." + sent.kind().name()));
    }

    private String stage(Event.Sent sent) {
        return getTranslation("history.state." + sent.state().name(), at(sent.since()));
    }

    private String at(Instant instant) {
        return Moments.text(instant, getLocale());
    }
}
