package org.toroku.ui.paper;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import org.toroku.paper.Defect;

/** A defect as officers read it; the letter to the applicant has words of its own. */
final class DefectText {
    private DefectText() {}

    /** @param page whose language the text is in */
    static String of(Component page, Defect defect) {
        List<String> parts = new ArrayList<>();
        defect.enclosure().ifPresent(kind -> parts.add(page.getTranslation("enclosure." + kind.name())));
        defect.field().ifPresent(field -> parts.add(page.getTranslation("match.field." + field.code())));
        parts.add(page.getTranslation("defect." + defect.code().name()));
        if (!defect.words().isBlank()) {
            parts.add(defect.words());
        }
        return String.join(" – ", parts);
    }
}
