package org.toroku.ui.staff;

import com.vaadin.flow.component.html.Span;
import org.toroku.ui.text.OutsideAccreditation;

/** Marks that stand beside a value. */
public final class Badges {
    private Badges() {}

    /** A value and the mark that it is outside the accreditation (則6(8)). */
    public static Span outside(String value) {
        return new Span(new Span(value), new Span(" "), new OutsideAccreditation());
    }
}
