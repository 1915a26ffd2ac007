package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.toroku.studio.MoveDesk.Kept;
import org.toroku.studio.MovePreview.Kind;
import org.toroku.studio.MovePreview.Line;
import org.toroku.ui.text.Moments;

/** Where open cases would come to: how many of each kind, and one by one. */
final class MovePreviewPanel extends Div {
    private final MoveNames names;
    private final Whereabouts places;

    MovePreviewPanel(Kept kept, MoveNames names) {
        this.names = names;
        this.places = new Whereabouts(this, names.elements(), getLocale());
        addClassName("move-preview");
        add(new Paragraph(getTranslation(
                "studio.move.taken",
                kept.preview().open(),
                kept.preview().others(),
                kept.counted().values().stream().mapToInt(Integer::intValue).sum())));
        if (!kept.preview().led()) {
            add(StudioParts.notice("attention", getTranslation("studio.move.not-led")));
        }
        UnorderedList counts = new UnorderedList();
        for (Kind kind : Kind.values()) {
            counts.add(new ListItem(
                    getTranslation("studio.move.count." + kind, kept.counted().getOrDefault(kind, 0))));
        }
        add(counts);
        if (kept.withheld() > 0) {
            add(new Paragraph(getTranslation("studio.move.withheld", kept.withheld())));
        }
        if (!kept.preview().cases().isEmpty()) {
            add(new H3(getTranslation("studio.move.cases")), cases(kept));
        }
        Paragraph made = new Paragraph(
                new Span(getTranslation("studio.move.made", kept.madeBy(), Moments.text(kept.madeAt(), getLocale()))));
        made.add(new Span(" "), StudioParts.digest(kept.sha256()));
        made.addClassName("quiet");
        add(made);
    }

    private StudioTable cases(Kept kept) {
        StudioTable table = new StudioTable(
                "studio.move.cases",
                List.of(
                        "studio.flow.case",
                        "studio.flow.process",
                        "studio.move.kind",
                        "studio.move.from",
                        "studio.move.to"));
        kept.preview().cases().stream()
                .sorted(java.util.Comparator.comparingInt(line -> order(line.kind())))
                .forEach(line -> table.row(
                        new Span(line.caseNumber()),
                        names.process(line.process(), getLocale()),
                        kind(line),
                        from(line),
                        to(line)));
        return table;
    }

    /** What needs somebody to look comes first. */
    private static int order(Kind kind) {
        return switch (kind) {
            case ELSEWHERE -> 0;
            case UNKNOWN -> 1;
            case BARRED -> 2;
            case SAME -> 3;
        };
    }

    private String kind(Line line) {
        String kind = getTranslation("studio.move.kind." + line.kind());
        return line.reason().isEmpty()
                ? kind
                : getTranslation("studio.move.kind.because", kind, getTranslation("studio.move.why." + line.reason()));
    }

    private String from(Line line) {
        // of these only people's tasks are known
        return line.from().isEmpty() && (line.kind() == Kind.UNKNOWN || line.kind() == Kind.BARRED)
                ? getTranslation("studio.move.to.unknown")
                : places.places(line.from());
    }

    private String to(Line line) {
        return line.to().isEmpty() && line.kind() != Kind.SAME && line.kind() != Kind.ELSEWHERE
                ? getTranslation(line.kind() == Kind.BARRED ? "studio.move.to.stays" : "studio.move.to.unknown")
                : places.places(line.to());
    }
}
