package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.toroku.ui.staff.Confirmation;

/** Erases a page that shows a My Number. Nothing brings the picture back, so it is asked for twice. */
final class QuarantineButton extends Div {
    QuarantineButton(Runnable confirmed) {
        Confirmation confirmation =
                new Confirmation(getTranslation("tray.quarantine"), getTranslation("tray.quarantine.yes"), confirmed);
        add(
                new Button(
                        getTranslation("tray.quarantine"),
                        click -> confirmation.ask(new Paragraph(getTranslation("tray.quarantine.text")))),
                confirmation);
    }
}
