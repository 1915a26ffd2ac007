package org.toroku.ui.wording;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import org.toroku.wording.WordingDesk.Preview;
import org.toroku.wording.WordingKind;

/** A text as a mail or a notice, filled with invented data. */
final class WordingPreview extends Div {
    WordingPreview(WordingKind kind, Preview preview) {
        addClassNames("wording-preview", kind.medium() == WordingKind.Medium.MAIL ? "mail" : "folder");
        H3 what = new H3(getTranslation("wording.preview." + kind.medium().name()));
        what.addClassName("quiet");
        Paragraph subject = new Paragraph(preview.subject());
        subject.addClassName("strong");
        add(what, subject, new Pre(preview.text()));
        preview.unnamed().ifPresent(text -> {
            H3 before = new H3(getTranslation("wording.preview.unnamed"));
            before.addClassName("quiet");
            add(before, new Pre(text));
        });
    }
}
