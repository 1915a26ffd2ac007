package org.toroku.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import java.util.List;
import org.toroku.ui.staff.Sheet;

/** The keys of the list. */
final class KeySheet extends Sheet {
    private static final List<String> KEYS =
            List.of("move", "open", "next", "claim", "rest", "assign", "mark", "unmark", "search", "help");

    KeySheet() {
        super("keys");
    }

    void open() {
        DescriptionList list = new DescriptionList();
        list.addClassName("facts");
        KEYS.forEach(key -> {
            list.add(new DescriptionList.Term(getTranslation("inbox.key." + key)));
            list.add(new DescriptionList.Description(getTranslation("inbox.key." + key + ".does")));
        });
        actions(new Button(getTranslation("inbox.bulk.close"), _ -> close()));
        open(getTranslation("inbox.keys.title"), list);
    }
}
