package org.toroku.ui.paper;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.Consumer;
import org.toroku.paper.PostRoomDesk.Tray;
import org.toroku.paper.PostRoomDesk.TrayPage;
import org.toroku.ui.staff.Said;

/** Pages that no code filed: a person walks through them, files them or sets them aside. */
final class TrayPanel extends Div {
    private final PostRoomViewModel model;
    private final TrayViewModel tray;
    private final Consumer<Said> did;
    private final Paragraph count = new Paragraph();
    private final Div desk = new Div();
    private final TrayList list;
    private final PageViewer viewer = new PageViewer();
    private final Span where = new Span();
    private final Button previous = new Button();
    private final Button next = new Button();
    private final Div acts = new Div();

    TrayPanel(PostRoomViewModel model, Consumer<Said> did) {
        this.model = model;
        this.tray = model.tray();
        this.did = did;
        this.list = new TrayList(this::go);
        tray.read();
        count.getElement().setAttribute("aria-live", "polite");
        walk();
        add(
                new H2(getTranslation("tray.title")),
                new ScanUpload(this, scan -> model.upload(scan, false), did),
                filters(),
                count,
                desk,
                acts);
        draw();
        if (tray.workedOn()) {
            // the keyboard stays where the officer works
            next.focus();
        }
    }

    private Div filters() {
        TextField search = new TextField(getTranslation("tray.search"));
        search.setMaxLength(60);
        search.setClearButtonVisible(true);
        search.setValue(tray.text());
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            tray.search(change.getValue());
            draw();
        });
        Select<Boolean> which = new Select<>();
        which.setLabel(getTranslation("tray.which"));
        which.setItems(false, true);
        which.setItemLabelGenerator(aside -> getTranslation(aside ? "tray.which.aside" : "tray.which.waiting"));
        which.setValue(tray.aside());
        which.addValueChangeListener(change -> {
            tray.showAside(change.getValue());
            draw();
        });
        Div tools = new Div(search, which);
        tools.addClassName("tools");
        return tools;
    }

    /** N and P walk while the focus is on the list, the picture or its buttons; typing elsewhere types. */
    private void walk() {
        viewer.addClassName("tray-page");
        viewer.setWidthFull();
        previous.setText(getTranslation("tray.previous"));
        next.setText(getTranslation("tray.next"));
        previous.addClickListener(click -> go(tray.position() - 1));
        next.addClickListener(click -> go(tray.position() + 1));
        where.getElement().setAttribute("aria-live", "polite");
        Div steps = new Div(previous, where, next);
        steps.addClassNames("tools", "tray-steps");
        desk.addClassName("tray-desk");
        desk.getElement().setAttribute("aria-keyshortcuts", "N P");
        desk.add(list, steps, viewer);
        Shortcuts.addShortcutListener(this, () -> go(tray.position() + 1), Key.KEY_N)
                .listenOn(desk);
        Shortcuts.addShortcutListener(this, () -> go(tray.position() - 1), Key.KEY_P)
                .listenOn(desk);
    }

    private void go(int to) {
        tray.go(to);
        draw();
    }

    private void draw() {
        Tray part = tray.part();
        boolean some = tray.page().isPresent();
        count.setText(
                some
                        ? getTranslation(tray.aside() ? "tray.count.aside" : "tray.count", part.total())
                        : getTranslation(tray.text().isBlank() && !tray.aside() ? "tray.none" : "tray.none-found"));
        desk.setVisible(some);
        acts.removeAll();
        list.show(part.pages(), tray.start(), tray.position());
        previous.setEnabled(tray.hasPrevious());
        next.setEnabled(tray.hasNext());
        tray.page().ifPresent(this::show);
    }

    private void show(TrayPage page) {
        where.setText(
                getTranslation("tray.where", tray.position() + 1, tray.part().total()));
        viewer.show(List.of(new PageViewer.Page(
                "." + PageImages.PATH + page.pageId(), page.width(), page.height(), TrayList.name(this, page))));
        acts.add(new TrayActs(model, page, did));
    }
}
