package org.toroku.ui.text;

import com.vaadin.flow.component.Component;

/** What the button of a password field that shows what was typed is called, in the reader's language. */
public final class PasswordTexts {
    private PasswordTexts() {}

    /** Names the buttons inside of {@code host} whenever it comes onto a page. */
    public static void dress(Component host) {
        host.addAttachListener(attach -> dressNow(host));
    }

    /** Also of fields that the browser makes itself, now or later, where the server has no hand on them. */
    public static void dressNow(Component host) {
        host.getElement().executeJs("""
                this.torokuReveal = $0;
                const dress = () => this.querySelectorAll('vaadin-password-field').forEach(field => {
                  if (field.i18n?.reveal !== this.torokuReveal) {
                    field.i18n = { ...field.i18n, reveal: this.torokuReveal };
                  }
                });
                if (!this.torokuDressed) {
                  this.torokuDressed = new MutationObserver(dress);
                  this.torokuDressed.observe(this, { childList: true, subtree: true });
                }
                dress();
                """, host.getTranslation("password.reveal"));
    }
}
