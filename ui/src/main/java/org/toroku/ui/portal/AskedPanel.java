package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import org.toroku.counter.TrackerDesk.Asked;
import org.toroku.counter.TrackerDesk.Asked.What;
import org.toroku.ui.text.Moments;

/** What the applicant has to do now, on top of everything; or plainly that it is nothing. */
final class AskedPanel extends Div {
    AskedPanel(Asked asked) {
        addClassNames("notice", asked.ofApplicant() ? "attention" : "info");
        getElement().setAttribute("aria-live", "polite");
        add(
                new H2(getTranslation(title(asked))),
                new Paragraph(getTranslation("asked.text." + asked.what().name())));
        asked.until().ifPresent(until -> {
            Paragraph deadline = new Paragraph(getTranslation("asked.until", Moments.deadline(until, getLocale())));
            deadline.addClassName("strong");
            add(deadline);
        });
    }

    private static String title(Asked asked) {
        if (asked.ofApplicant()) {
            return "asked.title";
        }
        return asked.what() == What.NOTHING_MORE ? "asked.over" : "asked.nothing";
    }
}
