package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;
import org.toroku.paper.PaperFiles.Enclosure;
import org.toroku.paper.PostRoomDesk.Found;
import org.toroku.paper.PostRoomDesk.TrayPage;
import org.toroku.ui.staff.Said;

/** Pages that no code filed: a person looks at them and files them to a document of the case at hand. */
final class TrayPanel extends Div {
    TrayPanel(PostRoomViewModel model, Consumer<Said> did) {
        add(new H2(getTranslation("tray.title")), new ScanUpload(this, scan -> model.upload(scan, false), did));
        List<TrayPage> tray = model.tray();
        if (tray.isEmpty()) {
            add(new Paragraph(getTranslation("tray.none")));
            return;
        }
        add(new Paragraph(getTranslation("tray.count", tray.size())));
        TrayPage page = tray.getFirst();
        PageViewer viewer = new PageViewer();
        viewer.addClassName("tray-page");
        viewer.setWidthFull();
        viewer.show(List.of(new PageViewer.Page(
                "." + PageImages.PATH + page.pageId(),
                page.width(),
                page.height(),
                page.caseCode().orElse(getTranslation("viewer.sheet")))));
        Div actions = new Div();
        actions.addClassName("tools");
        List<Enclosure> entered = model.entered();
        if (entered.isEmpty()) {
            actions.add(new Span(getTranslation("tray.open-envelope")));
        } else {
            Select<Enclosure> target = new Select<>();
            target.setLabel(getTranslation("tray.target"));
            target.setItems(entered);
            target.setItemLabelGenerator(
                    each -> getTranslation("enclosure." + each.kind().name()));
            target.setPlaceholder(getTranslation("tray.target.choose"));
            Button file = new Button(
                    getTranslation("tray.file"),
                    click -> target.getOptionalValue()
                            .ifPresent(document -> did.accept(model.file(page.pageId(), document.id()))));
            target.addValueChangeListener(change -> file.setEnabled(!target.isEmpty()));
            file.setEnabled(false);
            if (entered.size() == 1) {
                // of several, whichever came first would be a guess that nobody made
                target.setValue(entered.getFirst());
            }
            target.setHelperText(getTranslation(
                    "tray.target.of", model.found().map(Found.Case::caseCode).orElse("")));
            actions.add(target, file);
        }
        actions.add(
                new Button(getTranslation("tray.quarantine"), click -> did.accept(model.quarantine(page.pageId()))));
        add(viewer, actions);
    }
}
