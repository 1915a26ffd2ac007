package org.toroku.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.toroku.check.CheckDesk.Answered;
import org.toroku.check.CheckDesk.Outcome;
import org.toroku.ui.text.Moments;
import org.toroku.workflows.AdditionalCheck.Point;

/** What officers answered to additional checks, in the words that they saw. */
final class CheckAnswers extends Div {
    CheckAnswers(List<Answered> answers) {
        add(new H2(getTranslation("additional.title")));
        answers.forEach(answer -> add(box(answer)));
    }

    private Div box(Answered answer) {
        Span outcome = new Span(getTranslation("additional.outcome." + answer.outcome()));
        outcome.addClassNames("verdict", answer.outcome() == Outcome.PASSED ? "equal" : "different");
        Span name = new Span(answer.name().in(getLocale()));
        name.addClassName("strong");
        UnorderedList points = new UnorderedList();
        points.addClassName("checks");
        answer.points().forEach(point -> points.add(item(answer, point)));
        Div box = new Div(
                new Paragraph(name, new Span(" "), outcome),
                new Paragraph(
                        getTranslation("additional.by", answer.officer(), Moments.text(answer.at(), getLocale()))),
                new Paragraph(answer.instruction().in(getLocale())),
                points);
        if (!answer.note().isBlank()) {
            box.add(new Paragraph(getTranslation("examination.note", answer.note())));
        }
        return box;
    }

    private ListItem item(Answered answer, Point point) {
        boolean ticked = answer.ticked().contains(point.code());
        Span mark = new Span(getTranslation(ticked ? "additional.ticked" : "additional.open"));
        mark.addClassName("mark");
        ListItem item = new ListItem(mark, new Span(point.words().in(getLocale())));
        item.addClassName(ticked ? "passed" : "failed");
        return item;
    }
}
