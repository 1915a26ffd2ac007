package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** Asks once more before something that counts; the browser's own modal dialog, so Escape and focus are right. */
@Tag("dialog")
public final class Confirmation extends HtmlContainer {
    private final Div content = new Div();
    private final Button go;
    private boolean asked;

    /**
     * @param title what is about to be done
     * @param yes words of the button that does it
     */
    public Confirmation(String title, String yes, Runnable act) {
        addClassName("confirmation");
        H2 heading = new H2(title);
        heading.setId("confirmation-title");
        getElement().setAttribute("aria-labelledby", "confirmation-title");
        Button no = new Button(getTranslation("confirm.no"), click -> close());
        go = new Button(yes, click -> {
            boolean seen = asked;
            close();
            // a browser can be made to press what it does not show
            if (seen) {
                act.run();
            }
        });
        go.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        Div actions = new Div(no, go);
        actions.addClassName("actions");
        add(heading, content, actions);
    }

    /** Without the colour of danger, where what is done destroys nothing. */
    public Confirmation harmless() {
        go.removeThemeVariants(ButtonVariant.ERROR);
        return this;
    }

    /** Asks about {@code what}. */
    public void ask(Component... what) {
        asked = true;
        content.removeAll();
        content.add(what);
        getElement().executeJs("this.showModal()");
    }

    private void close() {
        asked = false;
        getElement().executeJs("this.close()");
    }
}
