package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.toroku.studio.LiveDesk.Picture;
import org.toroku.studio.LiveDesk.Place;
import org.toroku.studio.LiveDesk.Standing;
import org.toroku.ui.staff.HaltCause;
import org.toroku.ui.studio.LiveFigures.Measure;
import org.toroku.ui.studio.LiveFigures.Row;
import org.toroku.ui.text.Moments;

/** Figures at one moment, on the diagram and as a table, in one language. */
final class LiveBoard extends Div {
    private static final String NOTHING = "–";

    private final Map<String, ModelFacts> models;
    private final Picture picture;
    private final Measure measure;
    private final LiveFigures figures;
    private final NamedElements names;
    private final ModelEditor diagram = new ModelEditor(true);
    private final Div table = new Div();

    /**
     * @param first resource of the model to begin with; empty for where people are needed
     * @param chosen told the resource that somebody wants to see
     */
    LiveBoard(
            Map<String, ModelFacts> models,
            Picture picture,
            Measure measure,
            Optional<String> first,
            Consumer<String> chosen) {
        this.models = models;
        this.picture = picture;
        this.measure = measure;
        this.names = new NamedElements(models.values());
        this.figures = new LiveFigures(picture, measure);
        diagram.translate();
        ModelTabs tabs = new ModelTabs(models.values(), resource -> {
            chosen.accept(resource);
            show(resource);
        });
        Div map = new Div(tabs, legend(), diagram);
        map.addClassName("heat-map");
        add(summary());
        haltedTable().ifPresent(this::add);
        elsewhere().ifPresent(this::add);
        add(map, new H2(getTranslation("studio.elements")), table);
        String shown = first.orElseGet(this::busiest);
        tabs.show(shown);
        show(shown);
    }

    /** The model where cases are halted, or else where most of them are. */
    private String busiest() {
        return models.values().stream()
                .max(Comparator.<ModelFacts>comparingLong(model -> sum(figures.rows(model), Row::halted))
                        .thenComparingLong(model -> sum(figures.rows(model), Row::standing)))
                .orElseThrow()
                .file()
                .resource();
    }

    private static long sum(List<Row> rows, ToLongFunction<Row> figure) {
        return rows.stream().mapToLong(figure).sum();
    }

    private Paragraph summary() {
        Paragraph summary = new Paragraph(getTranslation(
                "studio.flow.summary",
                picture.begun(),
                picture.ended(),
                picture.open(),
                Moments.text(picture.at(), getLocale())));
        summary.addClassName("live-summary");
        return summary;
    }

    private Div legend() {
        Div legend = new Div();
        legend.addClassName("legend");
        legend.add(new Span(getTranslation("studio.flow.legend." + measure)));
        for (int level = 1; level <= 4; level++) {
            Span step = new Span(getTranslation("studio.flow.legend.level", level));
            step.addClassNames("kind", "heat-" + level);
            legend.add(step);
        }
        Span stuck = new Span(getTranslation("studio.flow.legend.stuck"));
        stuck.addClassNames("kind", "heat-stuck");
        legend.add(stuck);
        return legend;
    }

    private void show(String resource) {
        ModelFacts model = models.get(resource);
        if (model == null) {
            return;
        }
        List<Row> rows = figures.rows(model);
        diagram.open(resource, model.file().text());
        List<ModelEditor.Mark> marks = new ArrayList<>();
        rows.forEach(row -> {
            if (row.halted() > 0) {
                marks.add(new ModelEditor.Mark(
                        row.element().id(),
                        ModelEditor.Kind.STUCK,
                        getTranslation("studio.flow.badge.halted", row.halted())));
            } else if (row.heat() > 0) {
                marks.add(new ModelEditor.Mark(
                        row.element().id(), ModelEditor.Kind.valueOf("HEAT" + row.heat()), badge(row)));
            }
        });
        diagram.mark(marks);
        table.removeAll();
        table.add(table(model, rows));
    }

    private String badge(Row row) {
        return switch (measure) {
            case STANDING -> Long.toString(row.standing());
            case TIMES -> Long.toString(row.times());
            case MEDIAN -> Moments.fineSpan(row.median(), getLocale());
        };
    }

    private StudioTable table(ModelFacts model, List<Row> rows) {
        StudioTable drawn = new StudioTable(
                "studio.elements",
                List.of(
                        "studio.element",
                        "studio.flow.standing",
                        "studio.flow.overdue",
                        "studio.flow.since",
                        "studio.flow.times",
                        "studio.flow.median",
                        "studio.flow.slow"));
        for (Row row : rows) {
            Div name = new Div(new Span(model.named(row.element().id(), getLocale())));
            Span type = new Span(getTranslation("studio.type." + row.element().type()));
            type.addClassName("quiet");
            name.add(new Div(type));
            drawn.row(
                    name,
                    new Span(standing(row)),
                    number(row.overdue(), "missing"),
                    new Span(row.since()
                            .map(since -> Moments.brief(since, getLocale()))
                            .orElse(NOTHING)),
                    new Span(times(row)),
                    new Span(row.times() == 0 ? NOTHING : Moments.fineSpan(row.median(), getLocale())),
                    new Span(row.times() == 0 ? NOTHING : Moments.fineSpan(row.slow(), getLocale())));
        }
        return drawn;
    }

    private String standing(Row row) {
        if (row.standing() == 0) {
            return NOTHING;
        }
        return row.after() == 0
                ? Long.toString(row.standing())
                : row.after() == row.standing()
                        ? getTranslation("studio.flow.after", row.after())
                        : getTranslation("studio.flow.standing-and-after", row.standing(), row.after());
    }

    private String times(Row row) {
        if (row.times() == 0) {
            return NOTHING;
        }
        return row.times() == row.cases()
                ? Long.toString(row.times())
                : getTranslation("studio.flow.times-and-cases", row.times(), row.cases());
    }

    private static Component number(long number, String className) {
        Span span = new Span(number == 0 ? NOTHING : Long.toString(number));
        if (number > 0) {
            span.addClassName(className);
        }
        return span;
    }

    /** What people have to see to; empty where nothing stands still. */
    private Optional<Component> haltedTable() {
        List<Standing> halted = picture.standing().stream()
                .filter(each -> each.place() == Place.HALTED)
                .toList();
        if (halted.isEmpty()) {
            return Optional.empty();
        }
        StudioTable drawn = new StudioTable(
                "studio.flow.halted",
                List.of("studio.element", "studio.flow.halted.cause", "studio.flow.standing", "studio.flow.since"));
        halted.forEach(each -> {
            HaltCause cause = HaltCause.of(each.reason());
            drawn.row(
                    new Span(named(each.element())),
                    new Span(getTranslation(cause.key(), cause.parameter())),
                    new Span(Long.toString(each.cases())),
                    new Span(Moments.text(each.oldest(), getLocale())));
        });
        Div notice = StudioParts.notice("problem", getTranslation("studio.flow.halted.text"));
        notice.add(drawn);
        return Optional.of(notice);
    }

    /** Cases that stand where only earlier models have an element: they are in no row and on no diagram. */
    private Optional<Component> elsewhere() {
        List<Standing> gone = picture.standing().stream()
                .filter(each -> !each.element().isEmpty()
                        && names.named(each.element(), getLocale()).isEmpty())
                .toList();
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        UnorderedList list = new UnorderedList();
        gone.forEach(each -> list.add(new ListItem(getTranslation(
                "studio.flow.elsewhere.cases",
                each.element(),
                each.cases(),
                Moments.text(each.oldest(), getLocale())))));
        Div notice = StudioParts.notice("attention", getTranslation("studio.flow.elsewhere"));
        notice.add(list);
        return Optional.of(notice);
    }

    private String named(String element) {
        return names.named(element, getLocale()).orElse(element);
    }
}
