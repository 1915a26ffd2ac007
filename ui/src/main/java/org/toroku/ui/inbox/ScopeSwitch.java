package org.toroku.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** What the list is about: tasks to be done, or all cases. */
final class ScopeSwitch extends Div {
    private final Map<Scope, Button> buttons = new EnumMap<>(Scope.class);

    enum Scope {
        TASKS,
        CASES
    }

    ScopeSwitch(Consumer<Scope> chosen) {
        addClassName("scopes");
        getElement().setAttribute("role", "group");
        for (Scope scope : Scope.values()) {
            Button button = new Button("", _ -> chosen.accept(scope));
            buttons.put(scope, button);
            add(button);
        }
    }

    void show(Scope shown) {
        buttons.forEach((scope, button) -> {
            boolean here = scope == shown;
            button.getElement().setAttribute("aria-pressed", String.valueOf(here));
            button.setThemeVariant(ButtonVariant.PRIMARY, here);
        });
    }

    void translate() {
        getElement().setAttribute("aria-label", getTranslation("inbox.scope"));
        buttons.forEach((scope, button) -> button.setText(getTranslation("inbox.scope." + scope)));
    }
}
