package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toroku.ui.inbox.CaseRoomView;
import org.toroku.ui.paper.TaskPages;
import org.toroku.ui.studio.Traceability.Cover;
import org.toroku.ui.studio.Traceability.Row;
import org.toroku.workflows.AdditionalCheck;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.TaskIds;

/** The law behind one set of models, in one language. */
final class LawBoard extends Div {
    private final Traceability law;
    private final Map<String, ModelFacts> models = new LinkedHashMap<>();
    private final ModelEditor diagram = new ModelEditor(true);

    /** @param lost articles that the models in force or the released ones cite and these do not */
    LawBoard(Collection<ModelFile> files, Set<String> lost) {
        law = Traceability.of(files);
        files.forEach(file -> models.put(file.resource(), ModelFacts.of(file)));
        long missing = law.count(Cover.MISSING);
        add(
                missing == 0
                        ? StudioParts.notice("good", getTranslation("studio.law.complete", law.count(Cover.CITED)))
                        : StudioParts.notice("problem", getTranslation("studio.law.missing", missing)));
        if (!lost.isEmpty()) {
            add(StudioParts.notice("problem", getTranslation("studio.law.lost", String.join(", ", lost))));
        }
        add(heatMap());
        add(new H2(getTranslation("studio.law.table")));
        models.values().forEach(model -> add(new H3(model.name().in(getLocale())), which(model), table(model)));
        add(new H2(getTranslation("studio.law.articles")), articles(lost));
    }

    private Div heatMap() {
        diagram.translate();
        ModelTabs tabs = new ModelTabs(models.values(), this::show);
        String first = models.keySet().iterator().next();
        tabs.show(first);
        show(first);
        Div legend = new Div();
        legend.addClassName("legend");
        for (Cover cover : Cover.values()) {
            Span word = new Span(getTranslation("studio.law.cover." + cover));
            word.addClassNames("kind", "cover-" + cover.name().toLowerCase(java.util.Locale.ROOT));
            legend.add(word);
        }
        Div map = new Div(new H2(getTranslation("studio.law.heat")), tabs, legend, diagram);
        map.addClassName("heat-map");
        return map;
    }

    private void show(String resource) {
        ModelFacts model = models.get(resource);
        if (model == null) {
            return;
        }
        diagram.open(resource, model.file().text());
        diagram.mark(law.rows(resource).stream()
                .filter(row -> row.cover() != Cover.NOTICE)
                .map(row -> new ModelEditor.Mark(
                        row.element().id(),
                        row.cover() == Cover.CITED ? ModelEditor.Kind.COVERED : ModelEditor.Kind.UNCOVERED,
                        row.cover() == Cover.CITED
                                ? badge(row.articles())
                                : getTranslation("studio.law.badge.missing")))
                .toList());
    }

    private static String badge(List<String> articles) {
        return articles.getFirst() + (articles.size() > 1 ? " +" + (articles.size() - 1) : "");
    }

    /** Exactly which model the table tells of: on paper nothing else says so. */
    private Div which(ModelFacts model) {
        Div which = new Div(
                new Span(model.fileName() + " ・ " + getTranslation("studio.property.version-tag") + " "
                        + model.versionTag() + " ・ "),
                StudioParts.digest(model.file().sha256()));
        which.addClassName("quiet");
        return which;
    }

    private StudioTable table(ModelFacts model) {
        StudioTable table = new StudioTable(
                "studio.law.table",
                List.of("studio.element", "studio.property.articles", "studio.law.check", "studio.law.screen"));
        for (Row row : law.rows(model.file().resource())) {
            Div name = new Div(new Span(model.named(row.element().id(), getLocale())));
            Span type = new Span(getTranslation("studio.type." + row.element().type()));
            type.addClassName("quiet");
            name.add(new Div(type));
            Span articles = new Span(
                    row.cover() == Cover.CITED
                            ? String.join(" ・ ", row.articles())
                            : getTranslation("studio.law.cover." + row.cover()));
            if (row.cover() == Cover.MISSING) {
                articles.addClassName("missing");
            }
            table.row(name, articles, new Span(check(row)), new Span(screen(row)));
        }
        return table;
    }

    /** Pages of user tasks whose work can be told; of any other is said that nobody here works on it. */
    static final Set<String> PERSONS = Stream.concat(TaskIds.ALL.stream(), Stream.of(AdditionalCheck.FORM))
            .collect(Collectors.toUnmodifiableSet());

    private String check(Row row) {
        if (!row.jobType().isEmpty()) {
            return JobTypes.SERVICE_TASKS.contains(row.jobType())
                    ? getTranslation("studio.check." + row.jobType())
                    : getTranslation("studio.check.unknown-job", row.jobType());
        }
        if (!row.called().isEmpty()) {
            return models.values().stream()
                    .filter(model -> model.processId().equals(row.called()))
                    .map(model ->
                            getTranslation("studio.check.call", model.name().in(getLocale())))
                    .findFirst()
                    .orElse(getTranslation("studio.check.call", row.called()));
        }
        return switch (row.element().type()) {
            case "userTask" ->
                getTranslation("studio.check.task." + (PERSONS.contains(row.screen()) ? row.screen() : "other"));
            case "receiveTask" -> getTranslation("studio.check.message");
            case "subProcess" -> getTranslation("studio.check.inside");
            default -> "–";
        };
    }

    private String screen(Row row) {
        if (row.screen().isEmpty()) {
            return row.element().performedBy().equals("applicant") ? getTranslation("studio.screen.applicant") : "–";
        }
        Class<? extends Component> page = TaskPages.of(row.screen()).orElse(CaseRoomView.class);
        String address = Optional.ofNullable(page.getAnnotation(Route.class))
                .map(Route::value)
                .orElse("");
        String room = Arrays.stream(address.split("/")).skip(1).findFirst().orElse("");
        return getTranslation("studio.screen." + room, "/" + address);
    }

    private StudioTable articles(Set<String> lost) {
        StudioTable table =
                new StudioTable("studio.law.articles", List.of("studio.property.articles", "studio.elements"));
        law.byArticle()
                .forEach((article, rows) -> table.row(
                        new Span(article),
                        rows.stream()
                                .map(row -> row.model().named(row.element().id(), getLocale()))
                                .distinct()
                                .collect(Collectors.joining(" ・ "))));
        for (String article : lost) {
            Span nothing = new Span(getTranslation("studio.law.uncited"));
            nothing.addClassName("missing");
            table.row(new Component[] {new Span(article), nothing});
        }
        return table;
    }
}
