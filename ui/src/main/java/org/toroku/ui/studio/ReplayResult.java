package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.toroku.studio.ReplayDesk.Kept;
import org.toroku.studio.ReplayReport;
import org.toroku.studio.ReplayReport.Line;
import org.toroku.studio.ReplayReport.Spot;
import org.toroku.studio.ReplayReport.Time;
import org.toroku.ui.text.Moments;

/** What became of recorded cases in a draft: counts, times, where they differ, and the cases one by one. */
final class ReplayResult extends Div {
    private static final String NOTHING = "–";

    private final Collection<ModelFacts> models;
    private final DifferencePanel diagrams;

    /**
     * @param models of the draft and those in force, for the names of elements
     * @param diagrams where the elements light up
     */
    ReplayResult(Kept kept, Collection<ModelFacts> models, DifferencePanel diagrams) {
        this.models = models;
        this.diagrams = diagrams;
        addClassName("replay-result");
        ReplayReport report = kept.report();
        add(verdict(report), new Paragraph(counted(report)), times(report));
        if (!report.spots().isEmpty()) {
            add(
                    new H3(getTranslation("studio.replay.spots")),
                    spots(report),
                    new H3(getTranslation("studio.replay.cases")));
            int all = report.different() + report.undecided();
            int listed = report.cases().size() + kept.withheld();
            if (all > listed) {
                add(new Paragraph(getTranslation("studio.replay.more", listed, all)));
            }
            if (kept.withheld() > 0) {
                add(new Paragraph(getTranslation("studio.replay.withheld", kept.withheld())));
            }
            add(cases(report));
        }
        add(made(kept));
    }

    private Div verdict(ReplayReport report) {
        return StudioParts.notice(
                report.different() + report.undecided() == 0 && report.same() > 0 ? "good" : "attention",
                getTranslation(
                        "studio.replay.verdict",
                        report.taken(),
                        report.same(),
                        report.different(),
                        report.undecided()));
    }

    /** Which cases say nothing, and why. */
    private String counted(ReplayReport report) {
        StringBuilder text = new StringBuilder(getTranslation("studio.replay.taken", report.ended(), report.taken()));
        if (report.unrepeated() > 0) {
            text.append(getTranslation("studio.replay.unrepeated", report.unrepeated()));
        }
        if (report.unfinished() > 0) {
            text.append(getTranslation("studio.replay.unfinished", report.unfinished()));
        }
        return text.toString();
    }

    private Component times(ReplayReport report) {
        if (report.liveTime().cases() == 0) {
            return new Paragraph(getTranslation("studio.replay.times.none"));
        }
        Time live = report.liveTime();
        Time draft = report.draftTime();
        StudioTable table = new StudioTable(
                "studio.replay.times", List.of("studio.replay.times", "studio.replay.live", "studio.replay.draft"));
        table.row(
                new Span(getTranslation("studio.replay.times.duration")),
                span(live.medianSeconds()),
                span(draft.medianSeconds()));
        table.row(
                new Span(getTranslation("studio.replay.times.people")),
                span(live.peoplesMedianSeconds()),
                span(draft.peoplesMedianSeconds()));
        table.row(
                new Span(getTranslation("studio.replay.times.tasks")),
                Long.toString(live.tasks()),
                Long.toString(draft.tasks()));
        return new Div(
                new H3(getTranslation("studio.replay.times")),
                new Paragraph(getTranslation("studio.replay.times.text", live.cases())),
                table);
    }

    private UnorderedList spots(ReplayReport report) {
        UnorderedList list = new UnorderedList();
        for (Spot spot : report.spots()) {
            String sentence = getTranslation("studio.replay.what." + spot.what(), named(spot.element()));
            Component said = diagrams.has(spot.element())
                    ? StudioParts.quiet(sentence, () -> diagrams.look(spot.element()))
                    : new Span(sentence);
            Span cases = new Span(getTranslation("studio.replay.spot.cases", spot.cases()));
            cases.addClassName("quiet");
            list.add(new ListItem(said, cases));
        }
        return list;
    }

    private StudioTable cases(ReplayReport report) {
        StudioTable table = new StudioTable(
                "studio.replay.cases",
                List.of(
                        "studio.flow.case",
                        "studio.flow.process",
                        "studio.replay.what",
                        "studio.replay.end",
                        "studio.replay.case.duration",
                        "studio.replay.case.people"));
        report.cases()
                .forEach(line -> table.row(
                        new Span(line.caseNumber().isEmpty() ? NOTHING : line.caseNumber()),
                        process(line.process()),
                        getTranslation("studio.replay.what." + line.what(), named(line.element())),
                        ends(line),
                        both(line, span(line.liveSeconds()), span(line.draftSeconds())),
                        both(line, span(line.livePeoplesSeconds()), span(line.draftPeoplesSeconds()))));
        return table;
    }

    private String ends(Line line) {
        String live = ended(line.liveEnd());
        String draft = line.draftEnd().isEmpty() ? getTranslation("studio.replay.end.none") : ended(line.draftEnd());
        return live.equals(draft) ? live : getTranslation("studio.replay.to", live, draft);
    }

    private String ended(String elements) {
        return Arrays.stream(elements.split(" ", -1)).map(this::named).collect(Collectors.joining(" ・ "));
    }

    /** Of a case that the draft does not end, the draft's times say nothing. */
    private String both(Line line, String live, String draft) {
        return line.draftEnd().isEmpty() || live.equals(draft) ? live : getTranslation("studio.replay.to", live, draft);
    }

    private Paragraph made(Kept kept) {
        Paragraph made = new Paragraph(new Span(
                getTranslation("studio.replay.made", kept.madeBy(), Moments.text(kept.madeAt(), getLocale()))));
        made.add(new Span(" "), StudioParts.digest(kept.sha256()));
        made.addClassName("quiet");
        return made;
    }

    private String span(long seconds) {
        return seconds == 0 ? NOTHING : Moments.fineSpan(Duration.ofSeconds(seconds), getLocale());
    }

    private String process(String id) {
        return models.stream()
                .filter(model -> model.processId().equals(id))
                .map(model -> model.name().in(getLocale()))
                .findFirst()
                .orElse(id);
    }

    private String named(String element) {
        return models.stream()
                .filter(model -> model.has(element))
                .map(model -> model.named(element, getLocale()))
                .findFirst()
                .orElse(element);
    }
}
