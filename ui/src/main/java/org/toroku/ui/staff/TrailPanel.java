package org.toroku.ui.staff;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.toroku.process.CaseTrail.Entry;
import org.toroku.ui.studio.CaseModels;
import org.toroku.ui.text.Moments;

/** The case journal: what happened, who did it (a person, or the automaton with its rule version), when. */
public final class TrailPanel extends Div {
    private static final Pattern RULE = Pattern.compile(".*@([0-9a-f]{8})[0-9a-f]* under (.+)");

    private final Optional<CaseModels.Names> names;

    /** @param names from the models that conduct the case */
    public TrailPanel(List<Entry> trail, Optional<CaseModels.Names> names) {
        this.names = names;
        add(new H2(getTranslation("trail.title")));
        names.ifPresent(known -> add(known.edition()));
        if (trail.isEmpty()) {
            add(new Paragraph(getTranslation("trail.none")));
            return;
        }
        OrderedList list = new OrderedList();
        list.addClassName("trail");
        trail.forEach(entry -> list.add(item(entry)));
        add(list);
    }

    private ListItem item(Entry entry) {
        Span name = new Span(names.flatMap(known -> known.of(entry.elementId(), getLocale()))
                .orElseGet(() -> getTranslation("element." + entry.elementId())));
        name.addClassName("strong");
        Span who = new Span(actor(entry));
        Span when = new Span(Moments.text(entry.at(), getLocale()));
        who.addClassName("quiet");
        when.addClassName("quiet");
        ListItem item = new ListItem(name, when, who);
        if (!entry.outcome().isEmpty()) {
            Span outcome = new Span(entry.outcome().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .map(pair -> worded(pair.getKey(), String.valueOf(pair.getValue())))
                    .collect(Collectors.joining(", ")));
            outcome.addClassName("outcome");
            item.add(outcome);
        }
        return item;
    }

    /** A person by name, a rule by its beginning and who answers for it; what else acted has no name that says more. */
    private String actor(Entry entry) {
        String kind = getTranslation("actor." + entry.actorKind());
        Matcher rule = RULE.matcher(entry.actor());
        return switch (entry.actorKind()) {
            case "HUMAN" -> kind + " " + entry.actor();
            case "AUTOMATON" ->
                rule.matches() ? getTranslation("actor.rule", kind, rule.group(1), rule.group(2)) : kind;
            default -> kind;
        };
    }

    /** Decisions and dates in words; ids as they are. */
    private String worded(String name, String value) {
        return getTranslation("outcome." + name) + " = " + worded(value);
    }

    private String worded(String value) {
        if (value.matches("[A-Z_]+")) {
            return getTranslation("outcome.value." + value);
        }
        try {
            return Moments.text(Instant.parse(value), getLocale());
        } catch (DateTimeParseException _) {
            return value;
        }
    }
}
