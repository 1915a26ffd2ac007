package org.toroku.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.DecisionTable.Rule;

/** One row of the rules: its name, what it looks at, what it answers, and why there is the row. */
final class RuleForm extends Div {
    private static final List<String> OUTCOMES = List.of("REFER", "REJECT", "ACCEPT");
    private static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String CODE = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final String BETWEEN = " / ";
    private static final int LONGEST = 300;

    private final DecisionTable table;
    private final Consumer<Rule> done;
    private final TextField id = field("studio.rules.row.id");
    private final RadioButtonGroup<String> outcome = new RadioButtonGroup<>();
    private final TextField reason = field("studio.rules.reason");
    private final TextField japanese = field("studio.rules.why.ja");
    private final TextField english = field("studio.rules.why.en");
    private final List<RuleCell> cells = new ArrayList<>();

    /**
     * @param rule to begin with; empty for a new one
     * @param done told the row as entered
     * @param back told that nothing is to change
     */
    RuleForm(DecisionTable table, Optional<Rule> rule, Consumer<Rule> done, Runnable back) {
        this.table = table;
        this.done = done;
        addClassNames("stacked", "rule-form");
        id.setHelperText(getTranslation("studio.rules.row.id.help"));
        reason.setHelperText(getTranslation("studio.rules.reason.help"));
        outcome.setLabel(getTranslation("studio.rules.outcome"));
        outcome.setItems(OUTCOMES);
        outcome.setItemLabelGenerator(each -> getTranslation("outcome.value." + each));
        outcome.setValue(rule.map(Rule::outcome).filter(OUTCOMES::contains).orElse(OUTCOMES.getFirst()));
        id.setValue(rule.map(Rule::id).orElse(""));
        reason.setValue(rule.map(RuleForm::reason).orElse(""));
        String why = rule.map(Rule::description).orElse("");
        int slash = why.indexOf(BETWEEN);
        japanese.setValue(slash < 0 ? why : why.substring(0, slash));
        english.setValue(slash < 0 ? "" : why.substring(slash + BETWEEN.length()));
        add(id, outcome, reason, japanese, english, cells(rule), acts(back));
    }

    private TextField field(String key) {
        TextField field = new TextField(getTranslation(key));
        field.setMaxLength(LONGEST);
        field.setManualValidation(true);
        field.addValueChangeListener(change -> field.setInvalid(false));
        return field;
    }

    private static String reason(Rule rule) {
        return rule.answers().size() < 2 ? "" : rule.answers().get(1).replace("\"", "");
    }

    private FieldSet cells(Optional<Rule> rule) {
        FieldSet fields = new FieldSet(getTranslation("studio.rules.conditions"));
        fields.add(new Paragraph(getTranslation("studio.rules.conditions.help")));
        for (int i = 0; i < table.inputs().size(); i++) {
            List<String> conditions = rule.map(Rule::conditions).orElse(List.of());
            RuleCell cell = RuleCell.of(
                    this, table.inputs().get(i), i < conditions.size() ? conditions.get(i) : DecisionTable.ANY);
            cells.add(cell);
            fields.add(cell.field());
        }
        return fields;
    }

    private Div acts(Runnable back) {
        Div acts = new Div(
                StudioParts.primary(this, "studio.rules.row.take", this::take),
                new Button(getTranslation("studio.rules.row.back"), click -> back.run()));
        acts.addClassName("actions");
        return acts;
    }

    Locale locale() {
        return getLocale();
    }

    void begin() {
        id.focus();
    }

    private void take() {
        boolean named = required(id, ID, "studio.rules.row.id.wrong");
        boolean reasoned = required(reason, CODE, "studio.rules.reason.wrong");
        if (!named || !reasoned) {
            (named ? reason : id).focus();
            return;
        }
        String why = english.getValue().isBlank()
                ? japanese.getValue().strip()
                : japanese.getValue().strip() + BETWEEN + english.getValue().strip();
        done.accept(new Rule(
                id.getValue().strip(),
                why,
                cells.stream().map(cell -> cell.text().get()).toList(),
                List.of('"' + outcome.getValue() + '"', '"' + reason.getValue().strip() + '"')));
    }

    private boolean required(TextField field, String form, String key) {
        boolean fits = field.getValue().strip().matches(form);
        field.setErrorMessage(getTranslation(key));
        field.setInvalid(!fits);
        return fits;
    }
}
