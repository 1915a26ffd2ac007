package org.toroku.ui.staff;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.BooleanSupplier;

/** Says that a case changed since it was shown. It never redraws under the officer's hands. */
public final class OutdatedNotice extends Div {
    private final BooleanSupplier outdated;
    private final Runnable reload;

    public OutdatedNotice(BooleanSupplier outdated, Runnable reload) {
        this.outdated = outdated;
        this.reload = reload;
        getElement().setAttribute("role", "status");
    }

    /** Looks whether the case still is as shown. */
    public void look() {
        removeAll();
        boolean changed = outdated.getAsBoolean();
        if (changed) {
            add(
                    new Paragraph(getTranslation("case.outdated")),
                    new Button(getTranslation("case.reload"), click -> reload.run()));
        }
        setClassName("notice", changed);
        setClassName("problem", changed);
    }
}
