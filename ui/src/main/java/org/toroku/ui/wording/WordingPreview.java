package org.toroku.ui.wording;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import org.toroku.wording.WordingDesk.Preview;
import org.toroku.wording.WordingKind;

/** A text as a mail or a notice, filled with invented data. */
final class WordingPreview extends Div {
    WordingPreview(WordingKind kind, Preview preview) {
        addClassNames("wording-preview", kind.medium() == WordingKind.Medium.MAIL ? "mail" : "folder");
        Span what = new Span(getTranslation("wording.preview." + kind.medium().name()));
        what.addClassName("quiet");
        Paragraph subject = new Paragraph(preview.subject());
        subject.addClassName("strong");
        add(what, subject, new Pre(preview.text()));
        preview.unnamed().ifPresent(text -> {
            Span before = new Span(getTranslation("wording.preview.unnamed"));
            before.addClassName("quiet");
            add(before, new Pre(text));
        });
    }
}
