package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterDesk.Act;
import org.toroku.post.LetterDesk.Item;
import org.toroku.post.LetterDesk.Listing;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.post.LetterDesk.Tray;
import org.toroku.ui.staff.Downloads;
import org.toroku.ui.staff.Said;

/** Letters to print in one batch, and letters that wait to be handed to the post. */
final class LettersPanel extends Div {
    private final LetterDesk desk;
    private final Officer officer;
    private final Consumer<Said> did;
    private final Div printed = new Div();

    LettersPanel(LetterDesk desk, Officer officer, Consumer<Said> did) {
        this.desk = desk;
        this.officer = officer;
        this.did = did;
        add(new H2(getTranslation("letters.title")));
        toPrint();
        toPost();
    }

    private List<Item> items(Tray tray) {
        return desk.letters(officer, tray) instanceof Listing.Letters(List<Item> items) ? items : List.of();
    }

    private void toPrint() {
        List<Item> items = items(Tray.TO_PRINT);
        if (items.isEmpty()) {
            add(new Paragraph(getTranslation("letters.none")), printed);
            return;
        }
        CheckboxGroup<Item> choice = new CheckboxGroup<>(getTranslation("letters.to-print"));
        choice.setItems(items);
        choice.setItemLabelGenerator(this::label);
        choice.addThemeName("vertical");
        choice.select(items);
        Button print = new Button(
                getTranslation("letters.print"),
                click -> print(choice.getSelectedItems().stream()
                        .map(item -> item.mail().id())
                        .toList()));
        print.addThemeVariants(ButtonVariant.PRIMARY);
        add(choice, print, printed);
    }

    private String label(Item item) {
        return getTranslation(
                "letters.item",
                item.caseNumber(),
                getTranslation("letter." + item.mail().kind().name()),
                getTranslation("channel." + item.mail().channel().name()));
    }

    private void print(List<UUID> letters) {
        printed.removeAll();
        switch (desk.print(officer, letters)) {
            case Printing.Ready ready -> {
                printed.add(Downloads.link(
                        ready.pdf().toByteArray(), "letters.pdf", "application/pdf", getTranslation("letters.save")));
                ready.pieces().stream()
                        .flatMap(piece -> piece.flaws().stream())
                        .forEach(flaw -> printed.add(
                                new Paragraph(getTranslation("flaw." + flaw.code(), flaw.page(), flaw.character()))));
            }
            case Printing.Refused refused -> did.accept(Said.refused(refused.reason()));
        }
    }

    private void toPost() {
        List<Item> items = items(Tray.TO_POST);
        if (items.isEmpty()) {
            return;
        }
        Select<Item> letter = new Select<>();
        letter.setLabel(getTranslation("letters.to-post"));
        letter.setItems(items);
        letter.setItemLabelGenerator(this::label);
        letter.setValue(items.getFirst());
        TextField tracking = new TextField(getTranslation("letters.tracking"));
        tracking.setMaxLength(40);
        Button posted = new Button(getTranslation("post-task.done"), click -> {
            Optional<String> number = Optional.of(tracking.getValue().strip()).filter(text -> !text.isEmpty());
            did.accept(
                    switch (desk.posted(officer, letter.getValue().mail().id(), number)) {
                        case Act.Done _ -> Said.done("letters.posted");
                        case Act.Refused refused -> Said.refused(refused.reason());
                    });
        });
        Div line = new Div(letter, tracking, posted);
        line.addClassName("tools");
        add(line);
    }
}
