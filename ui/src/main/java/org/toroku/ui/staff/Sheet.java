package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** A small sheet over the page; the browser's own modal dialog, so Escape and focus are right. */
@Tag("dialog")
public class Sheet extends HtmlContainer {
    private final H2 heading = new H2();
    private final Div content = new Div();
    private final Div actions = new Div();

    /** @param id unique in the page */
    public Sheet(String id) {
        addClassName("confirmation");
        heading.setId(id + "-title");
        getElement().setAttribute("aria-labelledby", id + "-title");
        actions.addClassName("actions");
        add(heading, content, actions);
    }

    public void open(String title, Component... shown) {
        heading.setText(title);
        content.removeAll();
        content.add(shown);
        getElement().executeJs("this.showModal()");
    }

    public void actions(Component... buttons) {
        actions.removeAll();
        actions.add(buttons);
    }

    public void close() {
        getElement().executeJs("this.close()");
    }
}
