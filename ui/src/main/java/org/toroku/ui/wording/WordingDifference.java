package org.toroku.ui.wording;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.toroku.wording.Wording;
import org.toroku.wording.Wording.Part;

/** What one text says that another does not, part by part. */
final class WordingDifference extends Div {
    WordingDifference(Wording before, Wording after) {
        addClassName("wording-difference");
        add(new H3(getTranslation("wording.difference")));
        if (before.equals(after)) {
            add(new Paragraph(getTranslation("wording.difference.none")));
            return;
        }
        DescriptionList parts = new DescriptionList();
        for (Part part : Part.values()) {
            DescriptionList.Description text = new DescriptionList.Description();
            TextDifference.between(before.part(part), after.part(part))
                    .forEach(piece -> text.add(
                            switch (piece.kind()) {
                                case SAME -> new Span(piece.text());
                                case ADDED -> marked("ins", piece.text());
                                case REMOVED -> marked("del", piece.text());
                            }));
            parts.add(new DescriptionList.Term(getTranslation("wording.part." + part.name())), text);
        }
        add(parts);
    }

    private static HtmlContainer marked(String tag, String text) {
        HtmlContainer element = new HtmlContainer(tag);
        element.setText(text);
        return element;
    }
}
