package org.toroku.ui.portal;

import com.vaadin.flow.component.textfield.TextField;

/** Enter in a field of one line does what the button beside it does. */
final class EnterKey {
    /** An input method takes the key for itself while it offers characters. */
    private static final String ENTER = "event.key === 'Enter' && !event.isComposing && event.keyCode !== 229";

    private EnterKey() {}

    /** The text goes with the key: the field would tell of its change only afterwards. */
    static void submits(TextField field, Runnable act) {
        field.getElement()
                .addEventListener("keydown", key -> act.run())
                .setFilter(ENTER)
                .synchronizeProperty("value");
    }
}
