package org.toroku.ui.text;

import com.vaadin.flow.component.html.Span;

/** 認定対象外: what the accreditation does not cover must not look as if it did (則6(8)). */
public final class OutsideAccreditation extends Span {
    public OutsideAccreditation() {
        setText(getTranslation("preview.outside"));
        addClassName("outside-accreditation");
    }
}
