package org.toroku.ui.paper;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.toroku.post.LetterDesk.Item;
import org.toroku.ui.staff.Said;

/** Finds the letters of one case, whatever tray and page they are on. */
final class LetterSearch extends Div {
    private final LettersViewModel model;
    private final PrintedFile printed;
    private final Consumer<Said> did;
    private final Div found = new Div();

    /** @param number what was typed, which outlives this panel */
    LetterSearch(LettersViewModel model, PrintedFile printed, TextField number, Consumer<Said> did) {
        this.model = model;
        this.printed = printed;
        this.did = did;
        number.setLabel(getTranslation("letters.search"));
        number.setHelperText(getTranslation("letters.search.hint"));
        number.setMaxLength(40);
        number.setClearButtonVisible(true);
        Button search = new Button(getTranslation("letters.search.do"), _ -> show(number.getValue()));
        search.addClickShortcut(Key.ENTER).listenOn(number);
        Div tools = new Div(number, search);
        tools.addClassName("tools");
        found.getElement().setAttribute("role", "status");
        add(tools, found);
        show(number.getValue());
    }

    private void show(String number) {
        found.removeAll();
        if (number.isBlank()) {
            return;
        }
        List<Item> items = model.ofCase(number);
        if (items.isEmpty()) {
            found.add(new Paragraph(getTranslation("letters.search.none")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("letters");
        items.forEach(item -> list.add(new LetterCard(model, item, LettersViewModel.tray(item), printed, did)));
        found.add(list);
    }
}
