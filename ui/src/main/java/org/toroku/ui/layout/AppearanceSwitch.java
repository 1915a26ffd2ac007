package org.toroku.ui.layout;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.server.VaadinService;

/** From the device's appearance to light, to dark, and back; remembered in this browser for a year. */
public final class AppearanceSwitch extends Div implements LocaleChangeObserver {
    private final Button button = new Button();
    private Appearance chosen = Appearance.DEVICE;

    public AppearanceSwitch() {
        addClassName("appearance-switch");
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addClickListener(_ -> choose(chosen.next()));
        add(button);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        chosen = Appearance.of(VaadinService.getCurrentRequest());
        say();
    }

    private void choose(Appearance next) {
        chosen = next;
        say();
        getElement().executeJs("""
                document.documentElement.style.colorScheme = $0;
                const transport = location.protocol === 'https:' ? '; Secure' : '';
                document.cookie = `${$1}=${$2}; Path=/; Max-Age=31536000; SameSite=Lax${transport}`;
                """, next.scheme(), Appearance.COOKIE, next.code());
    }

    private void say() {
        button.setText(getTranslation("appearance." + chosen.code()));
        button.setTooltipText(getTranslation(
                "appearance.next", getTranslation("appearance." + chosen.next().code())));
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        say();
    }
}
