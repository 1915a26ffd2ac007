package org.toroku.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import org.toroku.ui.staff.Toast;

/** What became of an act: a toast for one task, for several a list that stays, with each one that was refused. */
final class Answers extends Div {
    Answers() {
        addClassName("answers");
        getElement().setAttribute("role", "status");
    }

    void show(List<InboxViewModel.Answer> answers) {
        removeAll();
        setClassName("notice", answers.size() > 1);
        if (answers.size() == 1) {
            InboxViewModel.Answer only = answers.getFirst();
            Toast.show(this, only.said(), Optional.of(only.row().caseNumber()));
        } else if (!answers.isEmpty()) {
            list(answers);
        }
    }

    private void list(List<InboxViewModel.Answer> answers) {
        List<InboxViewModel.Answer> refused =
                answers.stream().filter(answer -> !answer.said().success()).toList();
        setClassName("problem", !refused.isEmpty());
        add(new Paragraph(getTranslation("inbox.bulk.done", answers.size(), answers.size() - refused.size())));
        if (!refused.isEmpty()) {
            UnorderedList list = new UnorderedList();
            refused.forEach(answer -> list.add(new ListItem(getTranslation(
                    "inbox.bulk.refused",
                    answer.row().caseNumber(),
                    getTranslation(answer.said().key(), answer.said().parameters())))));
            add(list);
        }
        Button close = new Button(getTranslation("inbox.bulk.close"), _ -> show(List.of()));
        close.addThemeVariants(ButtonVariant.SMALL);
        add(close);
    }
}
