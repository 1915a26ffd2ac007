package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.DomListenerRegistration;

/** The keyboard in a form that ends a task. */
public final class ActKeys {
    private ActKeys() {}

    /**
     * Ctrl+Enter presses the button while the keyboard is in the form. A chord, because a letter alone would be pressed by
     * accident; what was typed last reaches the server first.
     */
    public static void press(Button button, Component form) {
        button.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(form).resetFocusOnActiveElement();
        button.getElement().setAttribute("aria-keyshortcuts", "Control+Enter");
    }

    /** Answers a question mark typed anywhere on the page, except where it is meant to be written. */
    public static void help(Component part, Runnable help) {
        part.addAttachListener(attached -> {
            DomListenerRegistration listening = attached.getUI()
                    .getElement()
                    .addEventListener("keydown", _ -> {
                        if (isShown(part)) {
                            help.run();
                        }
                    })
                    .setFilter("event.key === '?' && !event.target.isContentEditable"
                            + " && !event.target.matches('textarea, select, input:not([type=checkbox], [type=radio])')"
                            + " && !document.querySelector('dialog:modal')");
            part.addDetachListener(detached -> {
                detached.unregisterListener();
                listening.remove();
            });
        });
    }

    private static boolean isShown(Component part) {
        return part.isVisible() && part.getParent().map(ActKeys::isShown).orElse(true);
    }

    /**
     * Begins at the top, whatever was scrolled to before: what is asked and what was found out stand there. The keyboard goes
     * into the form that stands beside it, as far down as the field needs to be seen; where all of it stands below each
     * other, nobody is led past what they have to read, and the keyboard goes to the link instead.
     *
     * @param field where the work begins
     * @param link leads there
     */
    public static void begin(Component page, Component field, Component link) {
        page.getElement().executeJs("""
                this.scrollIntoView({ block: 'start' });
                requestAnimationFrame(() => {
                  const box = $0.getBoundingClientRect();
                  const seen = box.top >= 0 && box.bottom <= window.innerHeight;
                  if (seen || window.matchMedia('(min-width: 64.01rem)').matches) {
                    $0.focus({ preventScroll: true });
                    $0.scrollIntoView({ block: 'nearest' });
                  } else {
                    $1.focus({ preventScroll: true });
                  }
                });
                """, field.getElement(), link.getElement());
    }
}
