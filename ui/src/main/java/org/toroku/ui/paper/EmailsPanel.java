package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.post.EmailDesk.Item;
import org.toroku.post.OutgoingMail.MailState;
import org.toroku.ui.staff.Said;
import org.toroku.ui.text.Moments;

/** E-mails that do not get through. */
final class EmailsPanel extends Div {
    private final LettersViewModel model;
    private final Consumer<Said> did;

    EmailsPanel(LettersViewModel model, Consumer<Said> did) {
        this.model = model;
        this.did = did;
        add(new H2(getTranslation("emails.title")));
        List<Item> items = model.emails();
        if (items.isEmpty()) {
            add(new Paragraph(getTranslation("emails.none")));
            return;
        }
        List<Item> unsendable = items.stream().filter(EmailsPanel::lacksServer).toList();
        if (!unsendable.isEmpty()) {
            add(new Paragraph(getTranslation("emails.no-server", unsendable.size())));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("letters");
        items.stream().filter(item -> !lacksServer(item)).forEach(item -> list.add(line(item)));
        add(list);
    }

    /** None of them is in trouble of its own; all wait for the operator. */
    private static boolean lacksServer(Item item) {
        return item.mail().state() == MailState.QUEUED && item.mail().reason().equals(Optional.of("no-smtp"));
    }

    private ListItem line(Item item) {
        boolean failed = item.mail().state() == MailState.FAILED;
        Span name = new Span(MailText.of(this, item.caseNumber(), item.mail()));
        name.addClassName("strong");
        Span state = new Span(getTranslation("mail.state." + item.mail().state().name()));
        state.addClassNames("verdict", failed ? "different" : "variant");
        Span tried = new Span(getTranslation(
                "emails.tried", item.attempts(), Moments.text(item.mail().since(), getLocale())));
        tried.addClassName("quiet");
        Div facts = new Div(name, state, tried);
        facts.addClassName("case-header");
        MailText.reason(this, item.mail()).ifPresent(reason -> facts.add(new Span(reason)));
        ListItem line = new ListItem(facts);
        line.addClassName("letter");
        if (failed) {
            line.add(new Button(
                    getTranslation("emails.again"),
                    click -> did.accept(model.sendAgain(item.mail().id()))));
        }
        return line;
    }
}
