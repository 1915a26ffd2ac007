package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.paper.PaperFiles.Arrival;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.ui.staff.Confirmation;
import org.toroku.ui.staff.Said;
import org.toroku.ui.text.Moments;

/** One envelope: first the envelope itself, then each document in it with its scan, then done. */
final class EnvelopePanel extends Div {
    private static final String[] CARRIERS = {"post", "registered-mail", "courier", "counter"};

    private final PostRoomViewModel model;
    private final Consumer<Said> did;

    EnvelopePanel(PostRoomViewModel model, Consumer<Said> did) {
        this.model = model;
        this.did = did;
        if (model.found().isEmpty()) {
            add(new Paragraph(getTranslation("post.begin")));
            return;
        }
        model.open().ifPresentOrElse(this::open, this::fresh);
    }

    private void fresh() {
        Select<ArrivalPurpose> purpose = new Select<>();
        purpose.setLabel(getTranslation("post.purpose"));
        purpose.setItems(ArrivalPurpose.values());
        purpose.setItemLabelGenerator(each -> getTranslation("post.purpose." + each.name()));
        purpose.setValue(ArrivalPurpose.DOCUMENTS);
        DatePicker received = new DatePicker(getTranslation("post.received-on"), model.today());
        DayFields.dress(received);
        DayFields.latest(received, model.today(), "act.received-in-future");
        Select<String> carrier = new Select<>();
        carrier.setLabel(getTranslation("post.carrier"));
        carrier.setItems(CARRIERS);
        carrier.setItemLabelGenerator(each -> getTranslation("post.carrier." + each));
        carrier.setValue(CARRIERS[0]);
        IntegerField items = new IntegerField(getTranslation("post.items"));
        items.setMin(1);
        items.setMax(99);
        items.setStepButtonsVisible(true);
        items.setValue(1);
        Button register = new Button(
                getTranslation("post.register"),
                click -> did.accept(
                        DayFields.wrong(received)
                                ? new Said("day.wrong", "", false)
                                : model.register(
                                        purpose.getValue(),
                                        Optional.ofNullable(received.getValue()),
                                        carrier.getValue(),
                                        items.getValue() == null ? 0 : items.getValue())));
        register.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(purpose, received, carrier, items, register);
        fields.addClassName("tools");
        add(fields);
    }

    private void open(Arrival arrival) {
        add(new H3(getTranslation(
                "post.envelope",
                getTranslation("post.purpose." + arrival.purpose().name()),
                Moments.text(arrival.receivedOn(), getLocale()))));
        UnorderedList list = new UnorderedList();
        list.addClassName("enclosures");
        model.entered().forEach(enclosure -> {
            ListItem item = new ListItem(
                    new Span(getTranslation("enclosure." + enclosure.kind().name())),
                    new Span(enclosure
                            .issuedOn()
                            .map(day -> getTranslation("evidence.issued-on", Moments.text(day, getLocale())))
                            .orElse(getTranslation("post.no-issue-date"))),
                    new Span(getTranslation("evidence.sheets", enclosure.sheets())),
                    new Span(enclosure
                            .shelf()
                            .map(shelf -> getTranslation("evidence.shelf", shelf))
                            .orElse("–")),
                    new Span(getTranslation("post.pages", enclosure.pages().size())));
            if (enclosure.quarantined()) {
                Span quarantined = new Span(getTranslation("evidence.quarantined"));
                quarantined.addClassName("overdue");
                item.add(quarantined);
            }
            list.add(item);
        });
        Confirmation anyway = new Confirmation(
                getTranslation("post.pages-wait.title"),
                getTranslation("post.pages-wait.yes"),
                () -> did.accept(model.complete()));
        Button complete = new Button(getTranslation("post.complete"), click -> complete(anyway));
        complete.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(complete, anyway);
        actions.addClassName("actions");
        add(
                list,
                new EnclosureForm(model, did),
                new ScanUpload(this, scan -> model.upload(scan, true), this::uploaded),
                actions);
    }

    /** Finishing is not kept from anybody; overlooking is. */
    private void complete(Confirmation anyway) {
        int waiting = model.waiting();
        if (waiting > 0) {
            anyway.ask(new Paragraph(getTranslation("post.pages-wait.text", waiting)));
        } else {
            did.accept(model.complete());
        }
    }

    private void uploaded(Said said) {
        model.read();
        did.accept(said);
    }
}
