package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.toroku.studio.CaseCourse.Place;
import org.toroku.studio.LiveDesk.Standing;
import org.toroku.ui.staff.HaltCause;
import org.toroku.ui.text.Moments;

/** Where cases stand, in the words of a page and its language. */
final class Whereabouts {
    private final Component page;
    private final NamedElements elements;
    private final Locale locale;

    Whereabouts(Component page, NamedElements elements, Locale locale) {
        this.page = page;
        this.elements = elements;
        this.locale = locale;
    }

    /** Where a case stands at this moment, with since when. */
    String now(Standing here) {
        String since = Moments.text(here.oldest(), locale);
        return switch (here.place()) {
            case TASK -> page.getTranslation("studio.flow.case.task", named(here.element()), since);
            case HALTED -> {
                HaltCause cause = HaltCause.of(here.reason());
                yield page.getTranslation(
                        "studio.flow.case.halted",
                        named(here.element()),
                        since,
                        page.getTranslation(cause.key(), cause.parameter()));
            }
            case AFTER -> page.getTranslation("studio.flow.case.after", named(here.element()), since);
            case BEGINNING -> page.getTranslation("studio.flow.case.beginning", since);
        };
    }

    /** As {@link #now(Standing)}, of a case that may stand at several places, or be on its way. */
    String now(List<Standing> here) {
        return here.isEmpty()
                ? page.getTranslation("studio.flow.case.moving")
                : here.stream().map(this::now).collect(Collectors.joining(" "));
    }

    /** What the models ask for, by name. */
    String places(List<Place> places) {
        return places.isEmpty()
                ? page.getTranslation("studio.move.nowhere")
                : places.stream()
                        .map(place -> page.getTranslation("studio.move.place." + place.kind(), named(place.element())))
                        .collect(Collectors.joining(page.getTranslation("studio.move.and")));
    }

    private String named(String element) {
        return elements.named(element, locale).orElse(element);
    }
}
