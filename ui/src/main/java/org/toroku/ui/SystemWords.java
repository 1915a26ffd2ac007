package org.toroku.ui;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.SystemMessagesProvider;
import java.util.Locale;

/**
 * What the framework itself says when it cannot go on, in the reader's language and with what became of what was typed. Of a
 * session that has ended it says nothing: the page is loaded anew, and itself says what was kept.
 */
final class SystemWords implements SystemMessagesProvider {
    private static final long serialVersionUID = 1;

    private final I18NProvider texts;

    SystemWords(I18NProvider texts) {
        this.texts = texts;
    }

    /** The locale is that of the page, or of the request where there is none any more. */
    @Override
    public SystemMessages getSystemMessages(SystemMessagesInfo info) {
        Locale locale = info.getLocale();
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setInternalErrorCaption(texts.getTranslation("system.internal-error", locale));
        messages.setInternalErrorMessage(texts.getTranslation("system.internal-error.text", locale));
        messages.setCookiesDisabledCaption(texts.getTranslation("system.no-cookies", locale));
        messages.setCookiesDisabledMessage(texts.getTranslation("system.no-cookies.text", locale));
        messages.setSyncErrorCaption(texts.getTranslation("system.out-of-step", locale));
        messages.setSyncErrorMessage(texts.getTranslation("system.out-of-step.text", locale));
        return messages;
    }
}
