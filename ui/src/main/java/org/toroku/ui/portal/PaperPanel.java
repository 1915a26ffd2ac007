package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Collectors;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.paper.Defect;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.PaperCounter;
import org.toroku.paper.PaperCounter.Checklist;
import org.toroku.paper.PaperCounter.PrintedForm;
import org.toroku.ui.staff.Downloads;
import org.toroku.ui.text.Moments;

/** What an applicant on paper still has to do: print, enclose, post, and set right what was faulty. */
final class PaperPanel extends Div {
    private final PaperCounter counter;
    private final Access access;
    private final Div answer = new Div();

    PaperPanel(PaperCounter counter, Access access, Checklist list, ApplicationState state) {
        this.counter = counter;
        this.access = access;
        if (state != ApplicationState.AWAITING_DOCUMENTS) {
            return;
        }
        if (!list.defects().isEmpty()) {
            UnorderedList defects = new UnorderedList();
            list.defects().forEach(defect -> defects.add(new ListItem(text(defect))));
            add(Notice.problem(new H2(getTranslation("paper-todo.defects")), defects));
        }
        Button print = new Button(getTranslation("paper-todo.print"), click -> print());
        print.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        OrderedList steps = new OrderedList(
                new ListItem(getTranslation("paper-todo.step.print")),
                new ListItem(
                        getTranslation("paper-todo.step.sign." + list.method().name())),
                enclose(list),
                new ListItem(getTranslation(
                        "paper-todo.step.post", Moments.deadline(list.documentsDeadline(), getLocale()))));
        add(
                new H2(getTranslation("paper-todo.title")),
                new Facts().with(getTranslation("post.code"), list.caseCode()),
                steps,
                print,
                answer,
                new Paragraph(getTranslation("paper-todo.my-number")));
    }

    private ListItem enclose(Checklist checklist) {
        ListItem item = new ListItem(getTranslation("paper-todo.step.enclose"));
        UnorderedList list = new UnorderedList();
        checklist.enclose().forEach(group -> list.add(new ListItem(names(group))));
        if (!checklist.ofProxy().isEmpty()) {
            list.add(new ListItem(getTranslation("paper-todo.of-proxy", names(checklist.ofProxy()))));
        }
        item.add(list);
        return item;
    }

    private String names(List<EnclosureKind> kinds) {
        return kinds.stream()
                .map(kind -> getTranslation("enclosure." + kind.name()))
                .collect(Collectors.joining(getTranslation("paper-todo.or")));
    }

    private String text(Defect defect) {
        String what = getTranslation("defect." + defect.code().name());
        return defect.enclosure()
                .map(kind -> getTranslation("paper-todo.defect", getTranslation("enclosure." + kind.name()), what))
                .orElse(what);
    }

    private void print() {
        answer.removeAll();
        switch (counter.printedForm(access)) {
            case PrintedForm.Ready ready ->
                answer.add(Downloads.link(
                        ready.pdf().toByteArray(),
                        ready.fileName(),
                        "application/pdf",
                        getTranslation("paper-todo.save")));
            case PrintedForm.Unavailable _ -> answer.add(Notice.problem(getTranslation("paper-todo.unavailable")));
            case PrintedForm.NoSuchApplication _ ->
                answer.add(Notice.problem(getTranslation("reason.no-such-application")));
        }
    }
}
