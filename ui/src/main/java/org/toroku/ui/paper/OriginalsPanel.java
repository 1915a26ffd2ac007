package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.toroku.paper.PaperFiles.Enclosure;
import org.toroku.ui.staff.Said;

/** The originals of a case: where each lies, how it came there, and where it is put now (則12④⑤). */
final class OriginalsPanel extends Div {
    private final PostRoomViewModel model;
    private final Consumer<Said> did;

    OriginalsPanel(PostRoomViewModel model, Consumer<Said> did) {
        this.model = model;
        this.did = did;
        if (model.found().isEmpty()) {
            setVisible(false);
            return;
        }
        add(new H2(getTranslation("originals.title")));
        List<Enclosure> originals = model.originals();
        if (originals.isEmpty()) {
            add(new Paragraph(getTranslation("originals.none")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("letters");
        originals.forEach(each -> list.add(line(each)));
        add(list);
    }

    private ListItem line(Enclosure enclosure) {
        Span kind = new Span(getTranslation("enclosure." + enclosure.kind().name()));
        kind.addClassName("strong");
        Span place = new Span(enclosure
                .shelf()
                .map(shelf -> getTranslation("evidence.shelf", shelf))
                .orElse(getTranslation("evidence.left")));
        Div facts = new Div(kind, place, new Span(getTranslation("evidence.sheets", enclosure.sheets())));
        facts.addClassName("case-header");
        if (enclosure.quarantined()) {
            Span quarantined = new Span(getTranslation("evidence.quarantined"));
            quarantined.addClassName("overdue");
            facts.add(quarantined);
        }
        ListItem line = new ListItem(facts);
        line.addClassName("letter");
        if (enclosure.shelf().isPresent()) {
            line.add(move(enclosure));
        }
        Details record = new Details(getTranslation("custody.title"), new CustodyRecord(enclosure.custody()));
        record.setWidthFull();
        line.add(record);
        return line;
    }

    private Div move(Enclosure enclosure) {
        TextField shelf = new TextField(getTranslation("originals.to"));
        shelf.setPlaceholder("B-12/3");
        shelf.setMaxLength(40);
        Button move = new Button(
                getTranslation("originals.move"), click -> did.accept(model.move(enclosure.id(), shelf.getValue())));
        Div tools = new Div(shelf, move);
        tools.addClassName("tools");
        return tools;
    }
}
