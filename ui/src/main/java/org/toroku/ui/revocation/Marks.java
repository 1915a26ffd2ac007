package org.toroku.ui.revocation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.shared.HasValidationProperties;

/** Marks everything that is missing in a form, and puts the keyboard into the first of it. */
final class Marks {
    private boolean any;

    <F extends Component & HasValidationProperties> void mark(F field, boolean wrong, String sentence) {
        if (!wrong) {
            return;
        }
        field.setErrorMessage(sentence);
        field.setInvalid(true);
        if (!any) {
            field.getElement().callJsFunction("focus");
        }
        any = true;
    }

    boolean any() {
        return any;
    }
}
