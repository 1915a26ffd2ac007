package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterDesk.Tray;

/** The pages of a tray; nothing is shown where there is one. */
final class PageTurner extends Div {
    private final LettersViewModel model;
    private final Tray tray;
    private final Runnable turned;

    PageTurner(LettersViewModel model, Tray tray, int all, Runnable turned) {
        this.model = model;
        this.tray = tray;
        this.turned = turned;
        addClassName("tools");
        int pages = (all + LetterDesk.PAGE - 1) / LetterDesk.PAGE;
        setVisible(pages > 1);
        if (pages > 1) {
            add(
                    button("back", -1, model.page(tray) > 0),
                    new Span(getTranslation("letters.page", model.page(tray) + 1, pages, all)),
                    button("on", 1, model.page(tray) < pages - 1));
        }
    }

    private Button button(String name, int by, boolean enabled) {
        Button button = new Button(getTranslation("letters.page." + name), _ -> {
            model.turn(tray, by);
            turned.run();
        });
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation("letters.page.of." + name, getTranslation("letters.tray." + tray.name())));
        button.setEnabled(enabled);
        return button;
    }
}
