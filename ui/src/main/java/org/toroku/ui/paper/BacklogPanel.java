package org.toroku.ui.paper;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import java.util.Map;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.paper.PostRoomBacklog.Work;

/** How much of each kind of work waits, and where it is done. */
final class BacklogPanel extends Div {
    BacklogPanel(Map<Work, Integer> waiting) {
        addClassNames("notice", "info", "post-backlog");
        getElement().setAttribute("role", "status");
        if (waiting.isEmpty()) {
            add(new Paragraph(getTranslation("backlog.none")));
            return;
        }
        add(new Paragraph(getTranslation("backlog.title")));
        UnorderedList list = new UnorderedList();
        waiting.forEach((work, count) -> list.add(new ListItem(item(work, count))));
        add(list);
    }

    private Component item(Work work, int count) {
        String text = getTranslation("backlog." + work.name(), count);
        return switch (work) {
            // done on this page
            case PAGES_TO_SEARCH, PAGES_TO_FILE -> new Span(text);
            case TASKS -> new RouterLink(text, InboxView.class);
            case LETTERS_TO_PRINT, LETTERS_TO_POST -> new RouterLink(text, LettersView.class);
        };
    }
}
