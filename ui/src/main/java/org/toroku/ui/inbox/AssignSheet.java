package org.toroku.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;
import org.toroku.ui.staff.Sheet;

/** Asks who is to work on tasks; whoever is away can be chosen all the same, and is said to be. */
final class AssignSheet extends Sheet {
    private final Select<String> officer = new Select<>();

    /** @param id unique in the page */
    AssignSheet(String id, InboxViewModel model) {
        super(id);
        officer.setItemLabelGenerator(name -> OfficerName.shown(this, getLocale(), name, model.awayUntil(name)));
        officer.setWidthFull();
        officer.setRequiredIndicatorVisible(true);
        officer.setManualValidation(true);
    }

    /** @param colleagues who hold the group of one of the tasks at least */
    void ask(int tasks, List<String> colleagues, Consumer<String> answer) {
        officer.setLabel(getTranslation("inbox.assign.to"));
        officer.setErrorMessage(getTranslation("inbox.assign.missing"));
        officer.setInvalid(false);
        officer.setItems(colleagues);
        Button no = new Button(getTranslation("confirm.no"), _ -> close());
        Button yes = new Button(getTranslation("inbox.assign"), _ -> {
            officer.setInvalid(officer.isEmpty());
            if (!officer.isEmpty()) {
                close();
                answer.accept(officer.getValue());
            }
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        actions(no, yes);
        open(
                getTranslation("inbox.assign.title", tasks),
                new Paragraph(
                        getTranslation(colleagues.isEmpty() ? "inbox.assign.nobody" : "inbox.assign.explanation")),
                officer);
    }
}
