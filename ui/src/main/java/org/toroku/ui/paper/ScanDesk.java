package org.toroku.ui.paper;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toroku.paper.PaperFiles.Enclosure;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.paper.PaperFiles.Place;
import org.toroku.ui.text.Moments;

/** The scans: one document, or two beside each other. */
final class ScanDesk extends Div {
    private final Side first;
    private final Side second;
    private final Checkbox beside = new Checkbox();

    /** @param look see {@link Scans} */
    ScanDesk(PaperFile file, String look) {
        addClassName("paper-scans");
        List<Enclosure> enclosures = file.enclosures().stream()
                .filter(enclosure -> !enclosure.pages().isEmpty())
                .toList();
        first = new Side(enclosures, look, "viewer.document");
        second = new Side(enclosures, look, "viewer.document-beside");
        second.setVisible(false);
        beside.setLabel(getTranslation("viewer.beside"));
        beside.addValueChangeListener(change -> {
            second.setVisible(change.getValue());
            setClassName("two", change.getValue());
        });
        Div sides = new Div(first, second);
        sides.addClassName("paper-sides");
        add(beside, sides);
    }

    /** Shows where a value was read. */
    void point(Place place) {
        first.point(place);
    }

    /** One viewer with the choice of what it shows. */
    private static final class Side extends Div {
        private final List<Enclosure> enclosures;
        private final String look;
        private final Select<Enclosure> choice = new Select<>();
        private final PageViewer viewer = new PageViewer();
        private Optional<Scans> shown = Optional.empty();

        Side(List<Enclosure> enclosures, String look, String labelKey) {
            this.enclosures = enclosures;
            this.look = look;
            addClassName("paper-side");
            choice.setLabel(getTranslation(labelKey));
            choice.setItems(new ArrayList<>(enclosures));
            choice.setItemLabelGenerator(this::label);
            choice.addValueChangeListener(change -> show(change.getValue()));
            viewer.setSizeFull();
            add(choice, viewer);
            if (enclosures.isEmpty()) {
                choice.setVisible(false);
                viewer.show(List.of());
            } else {
                choice.setValue(enclosures.getFirst());
            }
        }

        private String label(Enclosure enclosure) {
            String kind = getTranslation("enclosure." + enclosure.kind().name());
            return enclosure.current()
                    ? kind
                    : getTranslation("viewer.replaced", kind, Moments.text(enclosure.receivedOn(), getLocale()));
        }

        private void show(Enclosure enclosure) {
            Scans scans = new Scans(this, look, List.of(enclosure), each -> true);
            shown = Optional.of(scans);
            viewer.show(scans.pages());
        }

        void point(Place place) {
            enclosures.stream()
                    .filter(each ->
                            each.pages().stream().anyMatch(page -> page.id().equals(place.pageId())))
                    .findFirst()
                    .ifPresent(choice::setValue);
            shown.ifPresent(scans -> viewer.point(scans.marks(place)));
        }
    }
}
