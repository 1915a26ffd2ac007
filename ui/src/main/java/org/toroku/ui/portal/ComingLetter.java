package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import org.toroku.paper.PaperCounter.Coming;

/** A letter that only its addressee may receive: how far it is, how it comes, and what to bring. */
final class ComingLetter extends Div {
    ComingLetter(Coming letter) {
        addClassNames("notice", "info");
        String stage = "coming." + letter.kind().name() + "." + letter.stage().name();
        add(new H2(getTranslation(stage)), new Paragraph(getTranslation(stage + ".text")));
        if (letter.stage() != Coming.Stage.RETURNED) {
            add(new Paragraph(getTranslation("coming.how")), new Paragraph(getTranslation("coming.bring")));
        }
    }
}
