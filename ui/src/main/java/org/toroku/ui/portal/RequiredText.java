package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.TextField;

/** A field that has to be filled in, whose problem is shown when the reader asks to go on and goes away with the next change. */
final class RequiredText {
    private RequiredText() {}

    /** @param of the part of the page that it belongs to, for its language */
    static TextField field(Component of, String label, String hint, int longest) {
        TextField field = new TextField(of.getTranslation(label));
        field.setHelperText(of.getTranslation(hint));
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
        field.setMaxLength(longest);
        field.addValueChangeListener(change -> field.setInvalid(false));
        return field;
    }
}
