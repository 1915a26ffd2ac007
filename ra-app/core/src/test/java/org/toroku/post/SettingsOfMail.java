package org.toroku.post;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of a house that sends no e-mail. */
final class SettingsOfMail {
    private SettingsOfMail() {}

    static MailSettings off() {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("toroku.mail", MailSettings.class);
    }
}
