package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextArea;

/**
 * What an officer types and has not handed in is also kept in the browser's tab, so that neither a lost session nor a page
 * that is read again takes it. It ends with the tab, after twelve hours, when the act is done, and when somebody else signs
 * in there.
 */
public final class KeptInBrowser {
    private static final String PREFIX = "toroku.officer.";

    private final String key;

    /**
     * @param officer who types
     * @param place what it is typed for, such as a task
     */
    public KeptInBrowser(String officer, String place) {
        this.key = PREFIX + officer + "/" + place + "/";
    }

    /** Of a task of the inbox. */
    public static KeptInBrowser of(TaskHold hold) {
        return new KeptInBrowser(hold.officer().username(), "task." + hold.taskKey());
    }

    /** Keeps what is typed into {@code text} from now on, after it gave back what was kept. */
    public void keep(TextArea text, String field) {
        text.addAttachListener(attached ->
                text.getElement().executeJs("""
                        const key = $0;
                        const stored = JSON.parse(sessionStorage.getItem(key) || 'null');
                        this.addEventListener('input', event => {
                          const typed = (this.inputElement || this).value || '';
                          if (typed) {
                            sessionStorage.setItem(key, JSON.stringify({ at: Date.now(), typed }));
                          } else {
                            sessionStorage.removeItem(key);
                          }
                        });
                        return stored && Date.now() - stored.at < 12 * 3600 * 1000 ? stored.typed : '';""", key + field).then(String.class, kept -> restore(text, kept)));
    }

    private static void restore(TextArea text, String kept) {
        if (text.isEmpty() && !kept.isEmpty() && kept.length() <= text.getMaxLength()) {
            text.setValue(kept);
        }
    }

    /** Once it was handed in. */
    public void forget(Component at) {
        at.getUI()
                .ifPresent(ui -> ui.getPage()
                        .executeJs(
                                "Object.keys(sessionStorage).filter(key => key.startsWith($0))"
                                        + ".forEach(key => sessionStorage.removeItem(key))",
                                key));
    }

    /** What others typed in this tab is not for whoever sits there now. */
    public static void forgetOthers(UI ui, String officer) {
        ui.getPage()
                .executeJs(
                        "Object.keys(sessionStorage).filter(key => key.startsWith($0) && !key.startsWith($1))"
                                + ".forEach(key => sessionStorage.removeItem(key))",
                        PREFIX,
                        PREFIX + officer + "/");
    }

    /** On signing out. */
    public static void forgetAll(UI ui) {
        forgetOthers(ui, "");
    }
}
