package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.List;

/** Where the applicant stands among the five steps of a way. */
enum Progress {
    EXPLANATION,
    FORM,
    SIGNATURE,
    POSTING,
    EXAMINATION,
    PICK_UP;

    private static List<Progress> steps(Way way) {
        Progress other = switch (way) {
            case CARD, OWN_KEY, RENEWAL -> POSTING;
            case PAPER -> SIGNATURE;
        };
        return Arrays.stream(values()).filter(step -> step != other).toList();
    }

    private String key() {
        return "progress." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private String textKey(Way way) {
        return switch (this) {
            case EXAMINATION ->
                way == Way.RENEWAL
                        ? key() + ".text.renewal"
                        : way.choose("progress.examination.text", "progress.examination.text.paper");
            case FORM, PICK_UP -> key() + (way == Way.OWN_KEY ? ".text.own-key" : ".text");
            case EXPLANATION, SIGNATURE, POSTING -> key() + ".text";
        };
    }

    /** The steps in a line, the present one marked for eyes and screen readers. */
    OrderedList bar(Component page, Way way) {
        OrderedList bar = new OrderedList();
        bar.addClassName("progress");
        bar.getElement().setAttribute("aria-label", page.getTranslation("progress.label"));
        for (Progress step : steps(way)) {
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
    static OrderedList overview(Component page, Way way) {
        OrderedList list = new OrderedList();
        list.addClassName("overview");
        for (Progress step : steps(way)) {
            Span name = new Span(page.getTranslation(step.key()));
            name.addClassName("strong");
            list.add(new ListItem(name, new Paragraph(page.getTranslation(step.textKey(way)))));
        }
        return list;
    }
}
