package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;

/** Leads from a summary of problems to the field; the address stays as it is. */
final class FieldLink extends Anchor {
    /** A group of choices cannot have the focus itself: the chosen one takes it, or the first. */
    private static final String FOCUS = """
            const choice = this.querySelector(':scope > vaadin-radio-button[checked]')
              ?? this.querySelector(':scope > vaadin-radio-button');
            (choice ?? this).focus();
            this.scrollIntoView({ block: 'center' });""";

    FieldLink(String text, Component field) {
        super("#", text);
        getElement().setAttribute("router-ignore", true);
        getElement().addEventListener("click", click -> focus(field)).preventDefault();
    }

    static void focus(Component field) {
        field.getElement().executeJs(FOCUS);
    }
}
