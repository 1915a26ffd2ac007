package org.toroku.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.Consumer;
import org.toroku.workflows.ProcessElement;

/** Everything in a diagram as a list, for whoever does not see the diagram or does not use a mouse. */
final class ElementsPanel extends Div {
    private final Consumer<String> jump;

    /** @param jump chooses the element with this id in the diagram */
    ElementsPanel(Consumer<String> jump) {
        this.jump = jump;
        addClassName("elements-panel");
    }

    void show(ModelFacts model) {
        removeAll();
        UnorderedList list = new UnorderedList();
        model.elements().forEach(element -> list.add(item(model, element)));
        add(
                new Paragraph(
                        getTranslation("studio.elements.text", model.elements().size())),
                list);
    }

    private ListItem item(ModelFacts model, ProcessElement element) {
        Button name = StudioParts.quiet(model.named(element.id(), getLocale()), () -> jump.accept(element.id()));
        Span type = new Span(getTranslation("studio.type." + element.type())
                + (element.articles().isBlank() ? "" : " ・ " + element.articles()));
        type.addClassName("quiet");
        return new ListItem(name, type);
    }
}
