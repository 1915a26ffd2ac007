package org.toroku.ui.inbox;

import com.vaadin.flow.component.Component;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.toroku.ui.text.Moments;

/** How an officer is named in lists: whoever is away, with the last day of it. */
final class OfficerName {
    private OfficerName() {}

    static String shown(Component page, Locale locale, String officer, Optional<LocalDate> awayUntil) {
        return awayUntil
                .map(day -> page.getTranslation("away.until", officer, Moments.text(day, locale)))
                .orElse(officer);
    }
}
