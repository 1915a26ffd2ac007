package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.ModelDifference;
import org.toroku.workflows.ModelDifference.Change;
import org.toroku.workflows.ModelDifference.Kind;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/** Two sets of models beside each other: what was added, removed and changed, coloured in both diagrams and listed. */
final class DifferencePanel extends Div {
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final ModelEditor before = new ModelEditor(true);
    private final ModelEditor after = new ModelEditor(true);
    private final Div list = new Div();
    private Optional<ModelTabs> tabs = Optional.empty();
    private String shown = "";

    private record Pair(ModelFacts before, ModelFacts after, ModelDifference difference) {}

    /**
     * @param older models to compare with, e.g. those in force
     * @param newer models that are proposed
     */
    DifferencePanel(Collection<ModelFile> older, Collection<ModelFile> newer) {
        addClassName("difference");
        newer.stream()
                .filter(file -> !RuleSet.isRules(file))
                .forEach(file -> older.stream()
                        .filter(candidate -> candidate.resource().equals(file.resource()))
                        .filter(candidate -> !candidate.equals(file))
                        .findFirst()
                        .ifPresent(was -> pairs.put(
                                file.resource(),
                                new Pair(
                                        ModelFacts.of(was), ModelFacts.of(file), ModelDifference.between(was, file)))));
        boolean rules = rules(older, newer);
        if (pairs.isEmpty()) {
            if (!rules) {
                add(StudioParts.notice("", getTranslation("studio.difference.none")));
            }
            return;
        }
        ModelTabs choice =
                new ModelTabs(pairs.values().stream().map(Pair::after).toList(), this::show);
        tabs = Optional.of(choice);
        String first = pairs.keySet().iterator().next();
        choice.show(first);
        add(choice, legend(), diagrams(), list);
        list.addClassName("changes");
        show(first);
    }

    /** Rows are compared as words: a table drawn twice says little. */
    private boolean rules(Collection<ModelFile> older, Collection<ModelFile> newer) {
        Optional<ModelFile> before = older.stream().filter(RuleSet::isRules).findFirst();
        Optional<ModelFile> after = newer.stream().filter(RuleSet::isRules).findFirst();
        if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
            return false;
        }
        Div said = new Div(new H3(getTranslation("studio.rules.title")));
        said.addClassName("rules");
        try {
            said.add(new RulesComparison(DecisionTable.of(before.get()), after.get(), DecisionTable.of(after.get())));
        } catch (IllegalArgumentException unreadable) {
            said.add(StudioParts.notice("problem", getTranslation("studio.rules.unreadable")));
        }
        add(said);
        return true;
    }

    /** The models that differ. */
    int count() {
        return pairs.size();
    }

    private Div legend() {
        Div legend = new Div();
        legend.addClassName("legend");
        for (Kind kind : Kind.values()) {
            legend.add(badge(kind));
        }
        return legend;
    }

    private Span badge(Kind kind) {
        Span badge = new Span(getTranslation("studio.difference.kind." + kind));
        badge.addClassNames("kind", "kind-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        return badge;
    }

    private Div diagrams() {
        before.translate();
        after.translate();
        Div left = new Div(new H3(getTranslation("studio.difference.before")), before);
        Div right = new Div(new H3(getTranslation("studio.difference.after")), after);
        Div both = new Div(left, right);
        both.addClassName("diagrams");
        return both;
    }

    private void show(String resource) {
        Pair pair = pairs.get(resource);
        if (pair == null) {
            return;
        }
        shown = resource;
        before.open(resource, pair.before().file().text());
        after.open(resource, pair.after().file().text());
        List<Change> changes = pair.difference().changes();
        before.mark(marks(changes, Kind.ADDED));
        after.mark(marks(changes, Kind.REMOVED));
        draw(pair);
    }

    /** Marks of the diagram that does not have elements of {@code absent} kind. */
    private List<ModelEditor.Mark> marks(List<Change> changes, Kind absent) {
        return changes.stream()
                .filter(change -> change.kind() != absent)
                .map(change -> new ModelEditor.Mark(
                        change.elementId(),
                        switch (change.kind()) {
                            case ADDED -> ModelEditor.Kind.ADDED;
                            case CHANGED -> ModelEditor.Kind.CHANGED;
                            case REMOVED -> ModelEditor.Kind.REMOVED;
                        },
                        getTranslation("studio.difference.badge." + change.kind())))
                .toList();
    }

    private void draw(Pair pair) {
        list.removeAll();
        List<Change> changes = pair.difference().changes();
        list.add(new H3(getTranslation(
                "studio.difference.count",
                count(changes, Kind.ADDED),
                count(changes, Kind.CHANGED),
                count(changes, Kind.REMOVED))));
        UnorderedList items = new UnorderedList();
        changes.forEach(change -> items.add(item(pair, change)));
        list.add(items);
        if (!pair.difference().moved().isEmpty()) {
            list.add(new Paragraph(getTranslation(
                    "studio.difference.moved", pair.difference().moved().size())));
        }
    }

    private static long count(List<Change> changes, Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    private ListItem item(Pair pair, Change change) {
        ModelFacts facts = change.kind() == Kind.REMOVED ? pair.before() : pair.after();
        String name = facts.named(change.elementId(), getLocale());
        Span type = new Span(getTranslation("studio.type." + change.type()));
        type.addClassName("quiet");
        ListItem item =
                new ListItem(badge(change.kind()), StudioParts.quiet(name, () -> look(change.elementId())), type);
        if (!change.details().isEmpty()) {
            UnorderedList details = new UnorderedList();
            change.details().forEach(detail -> details.add(new ListItem(sentence(detail))));
            item.add(details);
        }
        return item;
    }

    private String sentence(ModelDifference.Detail detail) {
        String property = property(detail.property());
        if (detail.before().isEmpty()) {
            return getTranslation("studio.difference.now", property, detail.after());
        }
        return detail.after().isEmpty()
                ? getTranslation("studio.difference.no-more", property, detail.before())
                : getTranslation("studio.difference.from-to", property, detail.before(), detail.after());
    }

    /** What people call a property; the place in the file where it has no such name. */
    private String property(String path) {
        return PropertyNames.key(path).map(this::getTranslation).orElse(path);
    }

    /** Whether one of the diagrams can show the element. */
    boolean has(String elementId) {
        return pairs.values().stream().anyMatch(pair -> has(pair, elementId));
    }

    private static boolean has(Pair pair, String elementId) {
        return pair.after().has(elementId) || pair.before().has(elementId);
    }

    /** Brings an element into view, in the model that has it. */
    void look(String elementId) {
        boolean here = Optional.ofNullable(pairs.get(shown))
                .filter(pair -> has(pair, elementId))
                .isPresent();
        if (!here) {
            pairs.entrySet().stream()
                    .filter(entry -> has(entry.getValue(), elementId))
                    .findFirst()
                    .ifPresent(entry -> {
                        tabs.ifPresent(choice -> choice.show(entry.getKey()));
                        show(entry.getKey());
                    });
        }
        Stream.of(before, after).forEach(diagram -> diagram.show(List.of(elementId)));
        before.scrollIntoView();
    }
}
