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
import org.toroku.paper.PaperCounter.Again;
import org.toroku.paper.PaperCounter.Checklist;
import org.toroku.paper.PaperCounter.PrintedForm;
import org.toroku.paper.PaperField;
import org.toroku.post.DefectSentences;
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
        list.coming().filter(letter -> !state.isFinal()).ifPresent(letter -> add(new ComingLetter(letter)));
        if (state == ApplicationState.AWAITING_DOCUMENTS) {
            list.again().ifPresentOrElse(again -> askAgain(list, again), () -> askForAll(list));
        }
    }

    private void askForAll(Checklist list) {
        add(
                new H2(getTranslation("paper-todo.title")),
                new OrderedList(
                        new ListItem(getTranslation("paper-todo.step.print")),
                        new ListItem(getTranslation(
                                "paper-todo.step.sign." + list.method().name())),
                        enclose(list),
                        post(list)),
                printing(),
                answer,
                new Paragraph(getTranslation("paper-todo.my-number")));
    }

    /** Only what is asked for: whoever sends everything once more pays for certificates that nobody needs. */
    private void askAgain(Checklist list, Again again) {
        if (again.defects().isEmpty()) {
            add(Notice.problem(getTranslation("paper-todo.returned")));
        } else {
            UnorderedList defects = new UnorderedList();
            again.defects().forEach(defect -> defects.add(new ListItem(sentence(defect))));
            add(Notice.problem(new H2(getTranslation("paper-todo.defects")), defects));
        }
        OrderedList steps = new OrderedList();
        boolean form = again.documents().contains(EnclosureKind.APPLICATION_FORM);
        if (form) {
            steps.add(
                    new ListItem(getTranslation("paper-todo.step.print")),
                    new ListItem(getTranslation(
                            "paper-todo.step.sign." + list.method().name())));
        }
        if (!again.documents().isEmpty()) {
            ListItem item = new ListItem(getTranslation("paper-todo.step.enclose-again"));
            UnorderedList kinds = new UnorderedList();
            again.documents().forEach(kind -> kinds.add(new ListItem(names(List.of(kind)))));
            item.add(kinds);
            steps.add(item);
        }
        steps.add(new ListItem(getTranslation("paper-todo.step.slip", list.caseCode())), post(list));
        add(new H2(getTranslation("paper-todo.again")), steps);
        if (form) {
            add(printing(), answer);
        }
        add(new Paragraph(getTranslation("paper-todo.rest-is-here")));
        if (again.documents().contains(EnclosureKind.RESIDENCE_RECORD)) {
            add(new Paragraph(getTranslation("paper-todo.my-number")));
        }
    }

    private String sentence(Defect defect) {
        return DefectSentences.sentence(
                getLocale(),
                defect.code().name(),
                defect.enclosure().map(EnclosureKind::name).orElse(""),
                defect.field().map(PaperField::name).orElse(""),
                defect.words());
    }

    private ListItem post(Checklist list) {
        return new ListItem(
                getTranslation("paper-todo.step.post", Moments.deadline(list.documentsDeadline(), getLocale())));
    }

    private Button printing() {
        Button print = new Button(getTranslation("paper-todo.print"), click -> print());
        print.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        return print;
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
