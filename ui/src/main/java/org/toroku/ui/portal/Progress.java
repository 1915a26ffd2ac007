package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Where the applicant stands among the five steps. */
enum Progress {
    EXPLANATION,
    FORM,
    SIGNATURE,
    EXAMINATION,
    PICK_UP;

    private String key() {
        return "progress." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The steps in a line, the present one marked for eyes and screen readers. */
    OrderedList bar(Component page) {
        OrderedList bar = new OrderedList();
        bar.addClassName("progress");
        bar.getElement().setAttribute("aria-label", page.getTranslation("progress.label"));
        for (Progress step : values()) {
            ListItem item = new ListItem(new Span(page.getTranslation(step.key())));
            if (step == this) {
                item.getElement().setAttribute("aria-current", "step");
            } else if (step.compareTo(this) < 0) {
                item.addClassName("done");
            }
            bar.add(item);
        }
        return bar;
    }

    /** The steps with a sentence each. */
    static OrderedList overview(Component page) {
        OrderedList list = new OrderedList();
        list.addClassName("overview");
        for (Progress step : values()) {
            Span name = new Span(page.getTranslation(step.key()));
            name.addClassName("strong");
            list.add(new ListItem(name, new Paragraph(page.getTranslation(step.key() + ".text"))));
        }
        return list;
    }
}
