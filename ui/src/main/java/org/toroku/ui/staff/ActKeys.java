package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.FocusOption;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;

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

    /** The page stays where it is: what was found out stands on top, the form beside it. */
    public static void begin(Focusable<?> field) {
        field.focus(FocusOption.PreventScroll.ENABLED);
    }
}
