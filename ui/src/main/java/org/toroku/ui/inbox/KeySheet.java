package org.toroku.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import java.util.List;
import org.toroku.ui.staff.Sheet;

/** The keys of a page. */
final class KeySheet extends Sheet {
    private final String page;
    private final List<String> keys;

    private KeySheet(String page, List<String> keys) {
        super(page + "-keys");
        this.page = page;
        this.keys = keys;
    }

    static KeySheet ofList() {
        return new KeySheet(
                "inbox",
                List.of("move", "open", "next", "claim", "rest", "assign", "mark", "unmark", "search", "help"));
    }

    static KeySheet ofCase() {
        return new KeySheet("case", List.of("tick", "on", "accept", "help"));
    }

    void open() {
        DescriptionList list = new DescriptionList();
        list.addClassName("facts");
        keys.forEach(key -> {
            list.add(new DescriptionList.Term(getTranslation(page + ".key." + key)));
            list.add(new DescriptionList.Description(getTranslation(page + ".key." + key + ".does")));
        });
        actions(new Button(getTranslation("inbox.bulk.close"), _ -> close()));
        open(getTranslation("inbox.keys.title"), list);
    }
}
