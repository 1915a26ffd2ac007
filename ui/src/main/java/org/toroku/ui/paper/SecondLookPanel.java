package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.paper.PostRoomDesk;
import org.toroku.paper.UnreadPages;
import org.toroku.paper.UnreadPages.Waiting;
import org.toroku.ui.staff.Said;

/** Pages that no machine searched for a My Number: a person looks, before anybody else is shown them. */
final class SecondLookPanel extends Div {
    /** Whom it asks, and for whom. */
    record Desks(Officer officer, UnreadPages unread, PostRoomDesk post) {
        Said clean(Waiting page) {
            return Said.of(unread.noMyNumberSeen(officer, page.pageId()), "look.recorded");
        }

        Said numbered(Waiting page) {
            return Said.of(post.quarantine(officer, page.pageId()), "post.quarantined");
        }
    }

    SecondLookPanel(Desks desks, Consumer<Said> did) {
        List<Waiting> waiting = desks.unread().waiting(desks.officer());
        setVisible(!waiting.isEmpty());
        if (waiting.isEmpty()) {
            return;
        }
        Waiting page = waiting.getFirst();
        PageViewer viewer = new PageViewer();
        viewer.addClassName("tray-page");
        viewer.setWidthFull();
        viewer.show(List.of(new PageViewer.Page(
                "." + PageImages.PATH + page.pageId(),
                page.width(),
                page.height(),
                page.caseCode().orElse(getTranslation("viewer.sheet")))));
        Div actions = new Div(
                new Button(getTranslation("look.none-seen"), click -> did.accept(desks.clean(page))),
                new QuarantineButton(() -> did.accept(desks.numbered(page))));
        actions.addClassName("tools");
        add(
                new H2(getTranslation("look.title", waiting.size())),
                new Paragraph(getTranslation("look.text")),
                viewer,
                actions);
    }
}
