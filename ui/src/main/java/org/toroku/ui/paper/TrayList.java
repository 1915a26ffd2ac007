package org.toroku.ui.paper;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.IntConsumer;
import org.toroku.paper.PostRoomDesk.TrayPage;

/** The part of the tray around the page shown, with what is doubtful about each. */
final class TrayList extends Div {
    private final IntConsumer go;

    TrayList(IntConsumer go) {
        this.go = go;
        addClassName("tray-list");
    }

    /** What people call a page of the tray. */
    static String name(Component page, TrayPage each) {
        return page.getTranslation("tray.entry", each.scanId().toString().substring(0, 8), each.number());
    }

    /** @param start number of the first of these pages, from 0 */
    void show(List<TrayPage> pages, int start, int shown) {
        removeAll();
        OrderedList list = new OrderedList();
        list.getElement().setAttribute("start", String.valueOf(start + 1));
        for (int i = 0; i < pages.size(); i++) {
            list.add(entry(pages.get(i), start + i, start + i == shown));
        }
        add(list);
    }

    private ListItem entry(TrayPage page, int position, boolean shown) {
        Button open = new Button(name(this, page), click -> go.accept(position));
        open.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        if (shown) {
            open.getElement().setAttribute("aria-current", "true");
        }
        ListItem item = new ListItem(open);
        page.doubt()
                .ifPresentOrElse(
                        doubt -> item.add(warning(getTranslation(
                                "tray.doubt." + doubt.name(), page.caseCode().orElse("")))),
                        () -> page.caseCode().ifPresent(code -> item.add(new Span(code))));
        page.envelope()
                .filter(code -> page.doubt().isPresent())
                .ifPresent(code -> item.add(new Span(getTranslation("tray.envelope", code))));
        if (page.quarantined()) {
            item.add(warning(getTranslation("evidence.quarantined")));
        }
        page.aside().ifPresent(reason -> item.add(new Span(getTranslation("tray.reason." + reason.name()))));
        return item;
    }

    private static Span warning(String text) {
        Span warning = new Span(text);
        warning.addClassName("overdue");
        return warning;
    }
}
