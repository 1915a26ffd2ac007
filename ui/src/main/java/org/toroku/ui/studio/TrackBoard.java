package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.toroku.studio.CaseModelDesk.Followed;
import org.toroku.studio.LiveDesk.Place;
import org.toroku.studio.LiveDesk.Standing;
import org.toroku.studio.LiveDesk.Step;
import org.toroku.studio.LiveDesk.Track;
import org.toroku.ui.text.Moments;

/** The way of one case through the models that conduct it, on the diagram and as a list; without personal data. */
final class TrackBoard extends Div {
    private final Map<String, ModelFacts> models;
    private final Track track;
    private final NamedElements named;
    private final ModelEditor diagram = new ModelEditor(true);

    TrackBoard(Track track) {
        this.track = track;
        this.models = facts(track.followed());
        this.named = new NamedElements(models.values());
        diagram.translate();
        ModelTabs tabs = new ModelTabs(models.values(), this::show);
        Div map = new Div(tabs, diagram);
        map.addClassName("heat-map");
        add(
                new H2(getTranslation("studio.flow.case.title", track.caseNumber())),
                new EditionNotice(track.followed()),
                StudioParts.notice(kind(), where()));
        if (!models.isEmpty()) {
            add(map);
            String shown =
                    whereItIs().orElseGet(() -> models.keySet().iterator().next());
            tabs.show(shown);
            show(shown);
        }
        add(new H2(getTranslation("studio.flow.case.steps")), steps());
    }

    private static Map<String, ModelFacts> facts(Followed followed) {
        Map<String, ModelFacts> facts = new LinkedHashMap<>();
        followed.models().forEach(file -> facts.put(file.resource(), ModelFacts.of(file)));
        return facts;
    }

    private String kind() {
        return track.standing().stream().anyMatch(each -> each.place() == Place.HALTED) ? "problem" : "";
    }

    /** Where it stands, in a sentence. */
    private String where() {
        if (track.endedAt().isPresent()) {
            return getTranslation(
                    "studio.flow.case.ended", Moments.text(track.endedAt().get(), getLocale()));
        }
        if (track.standing().isEmpty()) {
            return getTranslation("studio.flow.case.moving");
        }
        return new Whereabouts(this, named, getLocale()).now(track.standing().getFirst());
    }

    /** The model with where the case stands or what it did last. */
    private Optional<String> whereItIs() {
        List<String> elements =
                new ArrayList<>(track.standing().stream().map(Standing::element).toList());
        track.steps().reversed().forEach(step -> elements.add(step.element()));
        return elements.stream().flatMap(this::holding).findFirst();
    }

    private Stream<String> holding(String element) {
        return models.values().stream()
                .filter(model -> !named.in(model, element).isEmpty())
                .map(model -> model.file().resource());
    }

    private void show(String resource) {
        ModelFacts model = models.get(resource);
        if (model == null) {
            return;
        }
        diagram.open(resource, model.file().text());
        Map<String, ModelEditor.Mark> marks = new LinkedHashMap<>();
        Map<String, List<String>> numbers = new TreeMap<>();
        for (int i = 0; i < track.steps().size(); i++) {
            int number = i + 1;
            named.in(model, track.steps().get(i).element())
                    .forEach(element -> numbers.computeIfAbsent(element, key -> new ArrayList<>())
                            .add(Integer.toString(number)));
        }
        numbers.forEach((element, each) ->
                marks.put(element, new ModelEditor.Mark(element, ModelEditor.Kind.PASSED, String.join(", ", each))));
        track.standing()
                .forEach(standing -> named.in(model, standing.element())
                        .forEach(element -> marks.put(
                                element,
                                new ModelEditor.Mark(
                                        element,
                                        standing.place() == Place.HALTED
                                                ? ModelEditor.Kind.STUCK
                                                : ModelEditor.Kind.HERE,
                                        getTranslation("studio.flow.badge." + standing.place())))));
        diagram.mark(marks.values());
    }

    private StudioTable steps() {
        StudioTable table = new StudioTable(
                "studio.flow.case.steps",
                List.of("studio.flow.case.number", "studio.element", "studio.flow.case.at", "studio.flow.case.took"));
        Instant before = track.openedAt();
        int number = 0;
        for (Step step : track.steps()) {
            number++;
            table.row(
                    new Span(Integer.toString(number)),
                    new Span(
                            step.occurrence() == 1
                                    ? named(step.element())
                                    : getTranslation(
                                            "studio.flow.case.again", named(step.element()), step.occurrence())),
                    new Span(Moments.text(step.at(), getLocale())),
                    new Span(Moments.fineSpan(Duration.between(before, step.at()), getLocale())));
            before = step.at();
        }
        return table;
    }

    private String named(String key) {
        return named.named(key, getLocale()).orElse(key);
    }
}
