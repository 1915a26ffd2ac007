package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterDesk.Item;
import org.toroku.post.LetterDesk.Tray;
import org.toroku.ui.staff.Said;

/** Letters to print in one batch. */
final class PrintPanel extends Div {
    /**
     * @param printed where the print waits to be saved; it outlives this panel, for a code is printed only once
     * @param turned runs when another page is asked for
     */
    PrintPanel(LettersViewModel model, PrintedFile printed, Consumer<Said> did, Runnable turned) {
        add(new H2(getTranslation("letters.to-print")));
        LetterDesk.Listing.Letters found = model.listing(Tray.TO_PRINT);
        List<Item> items = found.items();
        PageTurner pages = new PageTurner(model, Tray.TO_PRINT, found.all(), turned);
        if (items.isEmpty()) {
            add(new Paragraph(getTranslation("letters.none")), pages);
            return;
        }
        CheckboxGroup<Item> choice = new CheckboxGroup<>();
        choice.setAriaLabel(getTranslation("letters.to-print"));
        choice.setItems(items);
        choice.setItemLabelGenerator(item -> MailText.of(this, item.caseNumber(), item.mail()));
        choice.addThemeName("vertical");
        choice.select(model.batch(items));
        Button print = new Button(
                getTranslation("letters.print"),
                click -> did.accept(printed.keep(model.print(items.stream()
                        .filter(choice.getSelectedItems()::contains)
                        .map(item -> item.mail().id())
                        .toList()))));
        print.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(print);
        actions.addClassName("actions");
        add(choice, pages, actions);
    }
}
