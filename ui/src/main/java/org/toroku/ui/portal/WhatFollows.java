package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.toroku.enrolment.ApplicationForm.Operator;

/** What follows from each answer to who operates the device, to be read before one of them is given (concern 4.1). */
final class WhatFollows extends Div {
    /** @param onPaper whether a proxy may apply on paper (則5①(1)ただし書) */
    WhatFollows(Way way, boolean onPaper) {
        UnorderedList list = new UnorderedList();
        for (Operator operator : FormDraft.OPERATORS) {
            String key = "operator.follows." + operator.name() + (way == Way.PAPER ? ".paper" : "");
            boolean nowhere = operator == Operator.PROXY && !onPaper;
            list.add(new ListItem(getTranslation(
                    "operator.follows",
                    getTranslation("operator." + operator.name()),
                    getTranslation(nowhere ? "operator.follows.PROXY.nowhere" : key))));
        }
        add(new Span(getTranslation("hint.operator")), list);
    }
}
