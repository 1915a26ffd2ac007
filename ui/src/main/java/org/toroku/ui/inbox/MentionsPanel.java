package org.toroku.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.notes.CaseNotes;
import org.toroku.notes.CaseNotes.Mention;
import org.toroku.ui.text.Moments;

/** Where colleagues named the officer; gone once they looked. */
final class MentionsPanel extends Div {
    private final CaseNotes notes;
    private final Officer officer;
    private final Consumer<String> find;

    /** @param find shows the tasks of a case number */
    MentionsPanel(CaseNotes notes, Officer officer, Consumer<String> find) {
        this.notes = notes;
        this.officer = officer;
        this.find = find;
        addClassNames("notice", "mentions");
        getElement().setAttribute("role", "status");
    }

    void refresh() {
        removeAll();
        List<Mention> mentions = notes.mentions(officer);
        setVisible(!mentions.isEmpty());
        if (mentions.isEmpty()) {
            return;
        }
        Paragraph title = new Paragraph(getTranslation("mentions.title", mentions.size()));
        title.addClassName("strong");
        UnorderedList list = new UnorderedList();
        mentions.forEach(mention -> list.add(item(mention)));
        add(title, list);
    }

    private ListItem item(Mention mention) {
        Button show = small(getTranslation("mentions.show"), () -> find.accept(mention.caseNumber()));
        show.setAriaLabel(getTranslation("mentions.show.of", mention.caseNumber()));
        Button done = small(getTranslation("mentions.seen"), () -> {
            notes.seen(officer, mention.caseId());
            refresh();
        });
        done.setAriaLabel(getTranslation("mentions.seen.of", mention.caseNumber()));
        return new ListItem(
                new Span(getTranslation(
                        "mentions.by",
                        mention.caseNumber(),
                        mention.author(),
                        Moments.brief(mention.at(), getLocale()))),
                show,
                done);
    }

    private static Button small(String text, Runnable act) {
        Button button = new Button(text, _ -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }
}
