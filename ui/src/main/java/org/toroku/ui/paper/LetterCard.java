package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import java.util.UUID;
import java.util.function.Consumer;
import org.toroku.post.LetterDesk.Back;
import org.toroku.post.LetterDesk.Item;
import org.toroku.post.LetterDesk.Tray;
import org.toroku.post.OutgoingMail.MailState;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.staff.Said;
import org.toroku.ui.text.Moments;

/** One letter that was printed: how far it got, and what became of it. */
final class LetterCard extends ListItem {
    private final LettersViewModel model;
    private final Item item;
    private final Consumer<Said> did;

    LetterCard(LettersViewModel model, Item item, Tray tray, PrintedFile printed, Consumer<Said> did) {
        this.model = model;
        this.item = item;
        this.did = did;
        addClassName("letter");
        facts();
        switch (tray) {
            case TO_POST -> {
                posting();
                again(printed);
            }
            case UNDER_WAY -> result();
            case DONE -> {
                if (item.mail().state() == MailState.DELIVERED || item.mail().state() == MailState.POSTED) {
                    afterAll();
                }
            }
            case TO_PRINT -> {
                // nothing of a single letter is done there
            }
        }
    }

    private UUID id() {
        return item.mail().id();
    }

    private void facts() {
        Span name = new Span(MailText.of(this, item.caseNumber(), item.mail()));
        name.addClassName("strong");
        Span state = new Span(getTranslation("mail.state." + item.mail().state().name()));
        state.addClassNames("verdict", tone());
        Span since = quiet(Moments.text(item.mail().since(), getLocale()));
        Div line = new Div(name, state, since);
        line.addClassName("case-header");
        item.mail().tracking().ifPresent(number -> line.add(new Span(getTranslation("mail.tracking", number))));
        MailText.reason(this, item.mail()).ifPresent(reason -> line.add(new Span(reason)));
        if (item.prints() > 1) {
            line.add(quiet(getTranslation("letters.prints", item.prints())));
        }
        add(line);
        item.flaws()
                .forEach(flaw ->
                        add(new Paragraph(getTranslation("flaw." + flaw.code(), flaw.page(), flaw.character()))));
    }

    private String tone() {
        return switch (item.mail().state()) {
            case DELIVERED, SENT -> "equal";
            case RETURNED, FAILED, VOID -> "different";
            case ORDERED, PRINTED, POSTED, QUEUED -> "variant";
        };
    }

    private void posting() {
        if (model.leavesByTask(item)) {
            add(new Paragraph(
                    new Span(getTranslation("act.by-task") + " "),
                    new RouterLink(getTranslation("inbox.title"), InboxView.class)));
            return;
        }
        TextField tracking = new TextField(getTranslation("letters.tracking"));
        tracking.setMaxLength(40);
        Button posted = new Button(
                getTranslation("post-task.done"), click -> did.accept(model.posted(id(), tracking.getValue())));
        posted.addThemeVariants(ButtonVariant.PRIMARY);
        add(tools(tracking, posted));
    }

    private void again(PrintedFile printed) {
        TextField reason = new TextField(getTranslation("letters.reason"));
        reason.setMaxLength(200);
        Button spoil =
                new Button(getTranslation("letters.spoil"), click -> did.accept(model.spoil(id(), reason.getValue())));
        spoil.addThemeVariants(ButtonVariant.ERROR);
        Div tools = tools(reason, spoil);
        if (item.mail().kind().secret()) {
            tools.addComponentAsFirst(new Paragraph(getTranslation("letters.code-spoil")));
        } else {
            tools.addComponentAtIndex(
                    1,
                    new Button(
                            getTranslation("letters.reprint"),
                            click -> did.accept(printed.keep(model.reprint(id(), reason.getValue())))));
        }
        Details details = new Details(getTranslation("letters.unusable"), tools);
        details.setWidthFull();
        add(details);
    }

    private void result() {
        Select<Back> reason = reasons(Back.ABSENT);
        Button delivered =
                new Button(getTranslation("letters.is-delivered"), click -> did.accept(model.delivered(id())));
        add(tools(delivered, reason, returned(reason)));
    }

    /** A neighbour brings it, or the carrier hands it back later. */
    private void afterAll() {
        Select<Back> reason = reasons(Back.MISDELIVERED);
        Details details = new Details(getTranslation("letters.came-back"), tools(reason, returned(reason)));
        details.setWidthFull();
        add(details);
    }

    private Button returned(Select<Back> reason) {
        return new Button(
                getTranslation("returned.record"), click -> did.accept(model.returned(item, reason.getValue())));
    }

    private Select<Back> reasons(Back first) {
        Select<Back> reason = new Select<>();
        reason.setLabel(getTranslation("returned.reason"));
        reason.setItems(Back.values());
        reason.setItemLabelGenerator(each -> getTranslation(
                "mail.reason." + each.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
        reason.setValue(first);
        return reason;
    }

    private static Div tools(com.vaadin.flow.component.Component... parts) {
        Div tools = new Div(parts);
        tools.addClassName("tools");
        return tools;
    }

    private static Span quiet(String text) {
        Span span = new Span(text);
        span.addClassName("quiet");
        return span;
    }
}
