package org.toroku.ui.studio;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.toroku.studio.MoveDesk.Moved;
import org.toroku.studio.MoveDesk.Progress;
import org.toroku.ui.text.Moments;

/** What became of the cases of a plan: the one that it was tried on, and all of them one by one. */
final class MoveResultPanel extends Div {
    private final Whereabouts places;

    MoveResultPanel(Progress progress, MoveNames names) {
        this.places = new Whereabouts(this, names.elements(), getLocale());
        long moved = progress.cases().stream().filter(Moved::moved).count();
        add(new Paragraph(
                getTranslation("studio.move.progress", moved, progress.cases().size() - moved, progress.waiting())));
        trial(progress).ifPresent(this::trial);
        if (!progress.cases().isEmpty()) {
            add(new H3(getTranslation("studio.move.results")), table(progress.cases()));
        }
    }

    private static Optional<Moved> trial(Progress progress) {
        return progress.cases().stream().filter(Moved::trial).findFirst();
    }

    private void trial(Moved tried) {
        DescriptionList facts = StudioParts.facts();
        StudioParts.fact(this, facts, "studio.flow.case", tried.caseNumber());
        StudioParts.fact(this, facts, "studio.move.trial.at", who(tried));
        StudioParts.fact(this, facts, "studio.move.from", places.places(tried.from()));
        StudioParts.fact(this, facts, "studio.move.to", to(tried));
        StudioParts.fact(this, facts, "studio.move.now", places.now(tried.now()));
        add(new H3(getTranslation("studio.move.trial")), facts);
    }

    private StudioTable table(List<Moved> cases) {
        StudioTable table = new StudioTable(
                "studio.move.results",
                List.of(
                        "studio.flow.case",
                        "studio.move.result",
                        "studio.move.from",
                        "studio.move.to",
                        "studio.move.now",
                        "studio.flow.case.at"));
        cases.forEach(each -> table.row(
                new Span(each.caseNumber()),
                result(each),
                places.places(each.from()),
                each.moved() ? to(each) : getTranslation("studio.move.to.stays"),
                each.now().isEmpty() ? "–" : places.now(each.now()),
                who(each)));
        return table;
    }

    private String to(Moved each) {
        return each.to().isEmpty() ? getTranslation("studio.move.to.unknown") : places.places(each.to());
    }

    private String result(Moved each) {
        return each.moved()
                ? getTranslation("studio.move.result.moved")
                : getTranslation("studio.move.result.left", getTranslation("studio.move.why." + each.reason()));
    }

    private String who(Moved each) {
        String by = each.by().equals("case-mover") ? getTranslation("studio.move.by-itself") : each.by();
        return getTranslation("studio.by-at", by, Moments.text(each.at(), getLocale()));
    }
}
