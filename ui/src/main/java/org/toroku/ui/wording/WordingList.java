package org.toroku.ui.wording;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import org.toroku.ui.text.Moments;
import org.toroku.wording.WordingDesk.Ground;
import org.toroku.wording.WordingDesk.Overview;
import org.toroku.wording.WordingDesk.State;
import org.toroku.wording.WordingDesk.Version;
import org.toroku.wording.WordingKind.Medium;

/** Every kind of text in a line: whose words are used, since when, and whether a change waits. */
final class WordingList extends Div {
    WordingList(List<Overview> overviews) {
        for (Medium medium : Medium.values()) {
            UnorderedList list = new UnorderedList();
            list.addClassName("wording-list");
            overviews.stream()
                    .filter(each -> each.kind().medium() == medium)
                    .map(this::line)
                    .forEach(list::add);
            add(new H2(getTranslation("wording.medium." + medium.name())), list);
        }
    }

    private ListItem line(Overview overview) {
        Div marks = new Div();
        marks.addClassName("marks");
        marks.add(mark(
                getTranslation("wording.ground." + overview.ground().name()),
                overview.ground() == Ground.RELEASED || overview.ground() == Ground.APPROVED ? "" : "bad"));
        if (overview.softwareChanged()) {
            marks.add(mark(getTranslation("wording.software-changed.brief"), "warn"));
        }
        overview.open()
                .ifPresent(open -> marks.add(mark(
                        getTranslation(open.state() == State.PROPOSED ? "wording.waits" : "wording.draft.brief"),
                        open.state() == State.PROPOSED ? "warn" : "")));
        return new ListItem(
                WordingsView.link(
                        getTranslation("wording.kind." + overview.kind().name()), Optional.of(overview.kind())),
                marks,
                quiet(overview.inForce().map(this::since).orElse("")));
    }

    private String since(Version version) {
        return getTranslation(
                "wording.since",
                version.number(),
                version.decidedAt().map(at -> Moments.text(at, getLocale())).orElse("–"),
                version.proposedBy().orElse("–"),
                version.decidedBy().orElse("–"));
    }

    private static Component mark(String text, String severity) {
        Span mark = new Span(text);
        mark.addClassName("mark");
        if (!severity.isEmpty()) {
            mark.addClassName(severity);
        }
        return mark;
    }

    private static Component quiet(String text) {
        Span span = new Span(text);
        span.addClassName("quiet");
        return span;
    }
}
