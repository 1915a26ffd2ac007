package org.toroku.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import java.util.List;
import org.toroku.ui.staff.Sheet;

/** The keys of a page. */
final class KeySheet extends Sheet {
    private final String texts;
    private final List<String> keys;

    /** @param texts what the keys of the texts begin with */
    private KeySheet(String id, String texts, List<String> keys) {
        super(id);
        this.texts = texts;
        this.keys = keys;
    }

    static KeySheet ofList() {
        return new KeySheet(
                "inbox-keys",
                "inbox.key.",
                List.of("move", "open", "next", "claim", "rest", "assign", "mark", "unmark", "search", "help"));
    }

    static KeySheet ofCase() {
        return new KeySheet("case-keys", "case.key.", List.of("tick", "on", "accept", "help"));
    }

    void open() {
        DescriptionList list = new DescriptionList();
        list.addClassName("facts");
        keys.forEach(key -> {
            list.add(new DescriptionList.Term(getTranslation(texts + key)));
            list.add(new DescriptionList.Description(getTranslation(texts + key + ".does")));
        });
        actions(new Button(getTranslation("inbox.bulk.close"), _ -> close()));
        open(getTranslation("inbox.keys.title"), list);
    }
}
