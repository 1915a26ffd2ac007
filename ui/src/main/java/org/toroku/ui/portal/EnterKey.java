package org.toroku.ui.portal;

import com.vaadin.flow.component.textfield.TextField;

/** Enter in a field of one line does what the button beside it does. */
final class EnterKey {
    /** An input method takes the key for itself while it offers characters. */
    private static final String ENTER = "event.key === 'Enter' && !event.isComposing && event.keyCode !== 229";

    private static final String TEXT = "element['value']";

    private EnterKey() {}

    /**
     * The text goes with the key: the field would tell of its change only afterwards. As data and not as a synchronized
     * property, which would count as told with every key, also with those that are not sent: what was typed before Tab was lost.
     */
    static void submits(TextField field, Runnable act) {
        field.getElement()
                .addEventListener("keydown", key -> {
                    field.setValue(key.getEventData().path(TEXT).asString(""));
                    act.run();
                })
                .setFilter(ENTER)
                .addEventData(TEXT);
    }
}
