package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;

/** Leads from a summary of problems to the field; the address stays as it is. */
final class FieldLink extends Anchor {
    FieldLink(String text, Component field) {
        super("#", text);
        getElement().setAttribute("router-ignore", true);
        getElement()
                .addEventListener("click", click -> field.getElement().callJsFunction("focus"))
                .preventDefault();
    }
}
