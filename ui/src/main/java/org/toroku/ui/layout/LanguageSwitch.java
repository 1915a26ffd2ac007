package org.toroku.ui.layout;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;

/** Japanese or English; changes every open page of the session. */
public final class LanguageSwitch extends Div implements LocaleChangeObserver {
    private final Button japanese = choice("日本語", Locale.JAPANESE);
    private final Button english = choice("English", Locale.ENGLISH);

    public LanguageSwitch() {
        addClassName("language-switch");
        getElement().setAttribute("role", "group");
        add(japanese, english);
    }

    private static Button choice(String name, Locale locale) {
        Button button = new Button(name, _ -> VaadinSession.getCurrent().setLocale(locale));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.getElement().setAttribute("lang", locale.getLanguage());
        return button;
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        getElement().setAttribute("aria-label", getTranslation("language.label"));
        boolean isEnglish =
                Locale.ENGLISH.getLanguage().equals(event.getLocale().getLanguage());
        japanese.getElement().setAttribute("aria-pressed", String.valueOf(!isEnglish));
        english.getElement().setAttribute("aria-pressed", String.valueOf(isEnglish));
        ReconnectDialogConfiguration reconnect = event.getUI().getReconnectDialogConfiguration();
        reconnect.setDialogText(getTranslation("connection.lost"));
        reconnect.setDialogTextGaveUp(getTranslation("connection.gave-up"));
        event.getUI().getPage().executeJs("document.documentElement.lang=$0", isEnglish ? "en" : "ja");
        // read aloud once the connection is back; the server has no setting for it
        event.getUI().getPage().executeJs("""
                const indicator = window.Vaadin?.connectionIndicator;
                if (indicator) {
                  indicator.onlineText = $0;
                }
                """, getTranslation("connection.online"));
    }
}
