package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.toroku.paper.PaperFiles.Enclosure;
import org.toroku.paper.PostRoomDesk.AsideReason;
import org.toroku.paper.PostRoomDesk.Found;
import org.toroku.paper.PostRoomDesk.TrayPage;
import org.toroku.ui.staff.Confirmation;
import org.toroku.ui.staff.Said;

/** What can be done with one page of the tray. */
final class TrayActs extends Div {
    private static final int LONGEST_REASON = 500;

    private final PostRoomViewModel model;
    private final TrayPage page;
    private final Consumer<Said> did;

    TrayActs(PostRoomViewModel model, TrayPage page, Consumer<Said> did) {
        this.model = model;
        this.page = page;
        this.did = did;
        if (page.aside().isPresent()) {
            add(line(new Button(getTranslation("tray.take-back"), click -> did.accept(model.takeBack(page.pageId())))));
        } else {
            add(filing(), settingAside());
        }
        add(new QuarantineButton(() -> did.accept(model.quarantine(page.pageId()))));
    }

    private static Div line(com.vaadin.flow.component.Component... parts) {
        Div line = new Div(parts);
        line.addClassName("tools");
        return line;
    }

    private Div filing() {
        List<Enclosure> entered = model.entered();
        if (entered.isEmpty()) {
            return line(new Span(getTranslation("tray.open-envelope")));
        }
        Select<Enclosure> target = new Select<>();
        target.setLabel(getTranslation("tray.target"));
        target.setItems(entered);
        target.setItemLabelGenerator(
                each -> getTranslation("enclosure." + each.kind().name()));
        target.setPlaceholder(getTranslation("tray.target.choose"));
        Button file = new Button(
                getTranslation("tray.file"),
                click -> target.getOptionalValue().ifPresent(document -> file(document.id())));
        target.addValueChangeListener(change -> file.setEnabled(!target.isEmpty()));
        file.setEnabled(false);
        if (entered.size() == 1) {
            // of several, whichever came first would be a guess that nobody made
            target.setValue(entered.getFirst());
        }
        target.setHelperText(getTranslation(
                "tray.target.of", model.found().map(Found.Case::caseCode).orElse("")));
        return line(target, file);
    }

    private void file(UUID enclosure) {
        switch (model.file(page.pageId(), enclosure)) {
            case TrayViewModel.Filed.Answered(var said) -> did.accept(said);
            case TrayViewModel.Filed.Doubtful(var reason) -> ask(reason, enclosure);
        }
    }

    /** Neither the envelope nor the print says so: the officer says why, and that is kept. */
    private void ask(String doubt, UUID enclosure) {
        TextField why = new TextField(getTranslation("tray.across.reason"));
        why.setMaxLength(LONGEST_REASON);
        why.setWidthFull();
        Confirmation confirmation = new Confirmation(
                getTranslation("tray.across.title"),
                getTranslation("tray.across.yes"),
                () -> did.accept(model.fileAcross(page.pageId(), enclosure, why.getValue())));
        add(confirmation);
        confirmation.ask(
                new Paragraph(getTranslation(
                        "tray.across." + doubt,
                        page.caseCode().orElse("–"),
                        page.envelope().orElse("–"),
                        model.found().map(found -> found.caseCode()).orElse("–"))),
                why);
    }

    private Div settingAside() {
        Select<AsideReason> reason = new Select<>();
        reason.setLabel(getTranslation("tray.reason"));
        reason.setItems(AsideReason.values());
        reason.setItemLabelGenerator(each -> getTranslation("tray.reason." + each.name()));
        reason.setValue(AsideReason.BLANK_PAGE);
        return line(
                reason,
                new Button(
                        getTranslation("tray.set-aside"),
                        click -> did.accept(model.setAside(page.pageId(), reason.getValue()))));
    }
}
