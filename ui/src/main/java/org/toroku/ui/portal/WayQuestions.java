package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.ui.portal.WayFinder.Advice;
import org.toroku.ui.portal.WayFinder.Question;

/** The questions of the entry, one after the other, and where they lead. */
final class WayQuestions extends Div {
    private final WayFinder finder;
    private final WayLinks links;
    private final Map<Question, RadioButtonGroup<?>> asked = new EnumMap<>(Question.class);
    private final Div advice = new Div();

    WayQuestions(WayFinder finder, WayLinks links) {
        this.finder = finder;
        this.links = links;
        RadioButtonGroup<Operator> operator = group(Question.OPERATOR);
        // help beside the person changes no way; the form asks for it
        operator.setItems(Operator.SELF, Operator.PROXY);
        operator.setItemLabelGenerator(value -> getTranslation("finder.operator." + value.name()));
        finder.operator().ifPresent(operator::setValue);
        operator.addValueChangeListener(change -> {
            finder.operator(Optional.ofNullable(change.getValue()));
            refresh();
        });
        add(new H2(getTranslation("finder.title")), new Paragraph(getTranslation("finder.lead")), operator);
        for (Question question : new Question[] {Question.CERTIFICATE, Question.CARD, Question.OWN_KEY}) {
            add(yesOrNo(question));
        }
        // read out when it changes, without taking the focus from who goes on answering
        advice.getElement().setAttribute("aria-live", "polite");
        add(advice);
        refresh();
    }

    private RadioButtonGroup<Boolean> yesOrNo(Question question) {
        RadioButtonGroup<Boolean> group = group(question);
        group.setHelperText(getTranslation("finder.hint." + question.name()));
        group.setItems(true, false);
        group.setItemLabelGenerator(yes -> getTranslation(yes ? "finder.yes" : "finder.no"));
        finder.answer(question).ifPresent(group::setValue);
        group.addValueChangeListener(change -> {
            finder.answer(question, Optional.ofNullable(change.getValue()));
            refresh();
        });
        return group;
    }

    private <T> RadioButtonGroup<T> group(Question question) {
        RadioButtonGroup<T> group = new RadioButtonGroup<>(getTranslation("finder.question." + question.name()));
        group.addClassName("finder-question");
        asked.put(question, group);
        return group;
    }

    private void refresh() {
        asked.forEach((question, group) -> group.setVisible(finder.asks(question)));
        advice.removeAll();
        switch (finder.advice()) {
            case Advice.Ask _ -> {}
            case Advice.Go(var way) ->
                show("good", "finder.go." + way.name(), "finder.go.text." + way.name(), links.primary(way));
            case Advice.ProxyOnPaper() ->
                show("attention", "finder.proxy.paper", "finder.proxy.paper.text", links.primary(Way.PAPER));
            case Advice.NoProxy() -> show("attention", "finder.proxy.nowhere", "finder.proxy.nowhere.text");
        }
    }

    private void show(String tone, String title, String text, Component... ways) {
        Div notice = new Div(new H3(getTranslation(title)), new Paragraph(getTranslation(text)));
        notice.addClassNames("notice", tone);
        if (ways.length > 0) {
            Div actions = new Div(ways);
            actions.addClassName("actions");
            notice.add(actions);
        }
        advice.add(notice);
    }
}
