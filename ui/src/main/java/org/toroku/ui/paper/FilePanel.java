package org.toroku.ui.paper;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.stream.Collectors;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.PaperFiles.Event;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.paper.PaperFiles.Recheck;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.ui.text.Moments;

/** What officers did with the case, what was keyed a second time, and what was sent. */
final class FilePanel extends Div {
    FilePanel(PaperFile file) {
        add(new H2(getTranslation("file.title")));
        if (file.events().isEmpty() && file.rechecks().isEmpty() && file.mail().isEmpty()) {
            add(new Paragraph(getTranslation("file.none")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("trail");
        file.events().forEach(event -> list.add(item(event)));
        file.rechecks().forEach(recheck -> list.add(item(recheck)));
        file.mail().forEach(mail -> list.add(item(mail)));
        add(list);
    }

    private ListItem item(Event event) {
        ListItem item = item(
                getTranslation("file.event." + event.kind().name()),
                event.officer(),
                Moments.text(event.at(), getLocale()));
        event.until()
                .ifPresent(until ->
                        item.add(new Span(getTranslation("file.until", Moments.deadline(until, getLocale())))));
        if (!event.words().isBlank()) {
            item.add(new Span(
                    event.kind() == PaperFiles.EventKind.LETTER_CAME_BACK
                            ? MailText.cameBack(this, event.words())
                            : event.words()));
        }
        event.defects().forEach(defect -> item.add(new Span(DefectText.of(this, defect))));
        return item;
    }

    private ListItem item(Recheck recheck) {
        ListItem item = item(
                getTranslation(recheck.same() ? "file.recheck.same" : "file.recheck.different"),
                recheck.officer(),
                Moments.text(recheck.at(), getLocale()));
        if (!recheck.differing().isEmpty()) {
            item.add(new Span(recheck.differing().stream()
                    .map(field -> getTranslation("match.field." + field.code()))
                    .sorted()
                    .collect(Collectors.joining(", "))));
        }
        if (!recheck.holds()) {
            item.add(new Span(getTranslation("file.recheck.lapsed")));
        }
        return item;
    }

    private ListItem item(Mail mail) {
        ListItem item = item(
                getTranslation("letter." + mail.kind().name()),
                getTranslation("mail.state." + mail.state().name()),
                Moments.text(mail.since(), getLocale()));
        mail.tracking().ifPresent(number -> item.add(new Span(getTranslation("mail.tracking", number))));
        MailText.reason(this, mail).ifPresent(reason -> item.add(new Span(reason)));
        return item;
    }

    private static ListItem item(String what, String who, String when) {
        Span name = new Span(what);
        name.addClassName("strong");
        Span by = new Span(who);
        Span at = new Span(when);
        by.addClassName("quiet");
        at.addClassName("quiet");
        return new ListItem(name, at, by);
    }
}
