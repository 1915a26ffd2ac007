package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** Names with their values, one pair a line. */
final class Facts extends DescriptionList {
    Facts() {
        addClassName("facts");
    }

    Facts with(String name, String value) {
        return with(name, new Span(value));
    }

    Facts with(String name, Component value) {
        Description description = new Description();
        description.add(value);
        add(new Term(name), description);
        return this;
    }
}
