package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.toroku.counter.TrackerDesk.Expected;
import org.toroku.counter.TrackerDesk.Step;
import org.toroku.counter.TrackerDesk.Step.Kind;
import org.toroku.counter.TrackerDesk.Step.Progress;
import org.toroku.counter.TrackerDesk.Track;

/** The steps of this very case, and when there may be a result. */
final class TrackPanel extends Div {
    TrackPanel(Track track, Way way, PaceTexts paces) {
        OrderedList steps = new OrderedList();
        steps.addClassName("track");
        track.steps().forEach(step -> steps.add(item(step, way)));
        add(new H2(getTranslation("track.title")), steps);
        if (!(track.expected() instanceof Expected.Over)) {
            Div expected = new Div(new H2(getTranslation("expected.title")));
            paces.expected(track.expected()).forEach(sentence -> expected.add(new Paragraph(sentence)));
            expected.addClassName("expected");
            add(expected);
        }
    }

    private ListItem item(Step step, Way way) {
        Span name = new Span(getTranslation("track.step." + step.kind().name()));
        name.addClassName("strong");
        Span progress =
                new Span(getTranslation("track.progress." + step.progress().name()));
        progress.addClassName("track-progress");
        ListItem item = new ListItem(new Div(name, progress));
        item.addClassName(step.progress().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (step.progress() == Progress.NOW || step.progress() == Progress.STANDS_STILL) {
            item.getElement().setAttribute("aria-current", "step");
        }
        if (step.progress() != Progress.DONE) {
            item.add(new Paragraph(getTranslation("track.text." + step.kind().name() + variant(step.kind(), way))));
        }
        return item;
    }

    private static String variant(Kind kind, Way way) {
        return switch (kind) {
            case EXAMINE -> way == Way.RENEWAL ? ".renewal" : way.choose("", ".paper");
            case PICK_UP -> way == Way.OWN_KEY ? ".own-key" : way.choose("", ".paper");
            case SIGN, POST, CODE, REPLY, DECIDE, ISSUE -> "";
        };
    }
}
