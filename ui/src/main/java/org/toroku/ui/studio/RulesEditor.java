package org.toroku.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.DecisionTable.Rule;
import org.toroku.workflows.DecisionTableWriter;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/**
 * The rules of a draft, row by row: everything is a field or a button, so that it is edited with the keyboard and read aloud
 * like any form. Only rows and version can be changed; whether they may be is for the proof to say.
 */
final class RulesEditor extends Div {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String VERSION = "\\d{4}-\\d{2}-\\d{2}\\.[1-9]\\d{0,3}";

    private final boolean writable;
    private final Clock clock;
    private final Map<String, Button> edits = new HashMap<>();
    private Consumer<ModelFile> changed = file -> {};
    private Optional<ModelFile> file = Optional.empty();
    private List<Rule> rows = List.of();
    private String version = "";
    private String begunWith = "";

    RulesEditor(boolean writable, Clock clock) {
        this.writable = writable;
        this.clock = clock;
        addClassName("rules-editor");
    }

    /** Told the file after each change. */
    void onChange(Consumer<ModelFile> act) {
        changed = act;
    }

    /** @param begunWith version that a change has to leave, as that of the rules that the draft began with */
    void show(ModelFile shown, String begunWith) {
        this.begunWith = begunWith;
        file = Optional.of(shown);
        try {
            rows = DecisionTable.of(shown).rules();
            version = RuleSet.of(shown).version();
        } catch (IllegalArgumentException noVersion) {
            version = "";
        }
        draw();
    }

    /** The version of a file of rules; empty where it has none. */
    static String versionOf(ModelFile rules) {
        try {
            return RuleSet.of(rules).version();
        } catch (IllegalArgumentException none) {
            return "";
        }
    }

    /** Leads to a row. */
    void choose(String row) {
        Button edit = edits.get(row);
        if (edit != null) {
            edit.focus();
        }
    }

    private Optional<DecisionTable> table() {
        try {
            return file.map(DecisionTable::of);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private void draw() {
        removeAll();
        edits.clear();
        Optional<DecisionTable> table = table();
        if (table.isEmpty()) {
            add(StudioParts.notice("problem", getTranslation("studio.rules.unreadable")));
            return;
        }
        add(new Paragraph(getTranslation("studio.rules.edit.text")));
        if (!writable) {
            add(new RulesPanel(table.get(), rule -> true));
            return;
        }
        add(tools(table.get()), list(table.get()));
    }

    private Div tools(DecisionTable table) {
        TextField field = new TextField(getTranslation("studio.rules.version"));
        field.setHelperText(getTranslation("studio.rules.version.help"));
        field.setValue(version);
        field.setManualValidation(true);
        field.addValueChangeListener(change -> {
            String entered = change.getValue().strip();
            boolean fits = entered.matches(VERSION);
            field.setErrorMessage(getTranslation("studio.rules.version.wrong"));
            field.setInvalid(!fits);
            if (fits && change.isFromClient()) {
                version = entered;
                write(rows, version);
            }
        });
        Div tools = new Div(
                field, StudioParts.plain(this, "studio.rules.add", () -> edit(table, Optional.empty(), rows.size())));
        tools.addClassNames("tools", "rules-tools");
        return tools;
    }

    private Div list(DecisionTable table) {
        StudioTable drawn = new StudioTable(
                "studio.rules.list",
                List.of(
                        "studio.rules.rule",
                        "studio.rules.conditions",
                        "studio.rules.outcome",
                        "studio.rules.why",
                        "studio.history.acts"));
        for (int i = 0; i < rows.size(); i++) {
            Rule rule = rows.get(i);
            drawn.row(
                    new Code(rule.id()),
                    RulesPanel.conditions(this, table, rule),
                    RulesPanel.outcome(this, rule),
                    new Span(RulesPanel.inLanguage(rule.description(), getLocale())),
                    acts(table, rule, i));
        }
        return drawn;
    }

    private Div acts(DecisionTable table, Rule rule, int place) {
        Button edit = act("studio.rules.row.edit", rule, () -> edit(table, Optional.of(rule), place));
        edits.put(rule.id(), edit);
        Button up = act("studio.rules.row.up", rule, () -> move(place, place - 1));
        up.setEnabled(place > 0);
        Button down = act("studio.rules.row.down", rule, () -> move(place, place + 1));
        down.setEnabled(place < rows.size() - 1);
        Div acts = new Div(edit, up, down, act("studio.rules.row.remove", rule, () -> remove(place)));
        acts.addClassName("actions");
        return acts;
    }

    /** Its name says which row it is about, for whoever does not see where it stands. */
    private Button act(String key, Rule rule, Runnable act) {
        Button button = StudioParts.quiet(getTranslation(key), act);
        button.setAriaLabel(getTranslation(key + ".of", rule.id()));
        return button;
    }

    private void move(int from, int to) {
        List<Rule> moved = new ArrayList<>(rows);
        Rule rule = moved.remove(from);
        moved.add(to, rule);
        replace(moved, rule.id());
    }

    private void remove(int place) {
        List<Rule> left = new ArrayList<>(rows);
        left.remove(place);
        replace(
                left,
                left.isEmpty() ? "" : left.get(Math.min(place, left.size() - 1)).id());
    }

    /** The form takes the place of the list, until it is done with. */
    private void edit(DecisionTable table, Optional<Rule> rule, int place) {
        removeAll();
        RuleForm form = new RuleForm(
                table,
                rule,
                entered -> {
                    List<Rule> next = new ArrayList<>(rows);
                    if (rule.isPresent()) {
                        next.set(place, entered);
                    } else {
                        next.add(place, entered);
                    }
                    replace(next, entered.id());
                },
                () -> {
                    draw();
                    rule.ifPresent(was -> choose(was.id()));
                });
        H3 heading = new H3(rule.map(was -> getTranslation("studio.rules.row.edit.of", was.id()))
                .orElseGet(() -> getTranslation("studio.rules.add")));
        add(heading, form);
        form.begin();
    }

    private void replace(List<Rule> next, String focused) {
        rows = List.copyOf(next);
        if (version.equals(begunWith) || version.isEmpty()) {
            version = next(begunWith);
        }
        write(rows, version);
        draw();
        choose(focused);
    }

    private void write(List<Rule> next, String named) {
        file = file.map(was -> DecisionTableWriter.write(was, named, next));
        file.ifPresent(changed);
    }

    /** Of today; above the one that is left behind. */
    private String next(String before) {
        String today = LocalDate.ofInstant(clock.instant(), JAPAN).toString();
        int number = before.startsWith(today + ".") ? Integer.parseInt(before.substring(today.length() + 1)) + 1 : 1;
        return today + "." + number;
    }
}
