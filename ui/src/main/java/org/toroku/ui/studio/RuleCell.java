package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.toroku.workflows.DecisionTable;

/**
 * A cell of a row as a field: boxes to tick for words, a choice for truth, text for numbers; and text for whatever a file
 * brought that these cannot show, so that nothing is lost by looking at it.
 *
 * @param text what the cell says, as it is written in the file
 */
record RuleCell(Component field, Supplier<String> text) {
    private static final int LONGEST = 120;
    private static final List<String> TRUTHS = List.of("true", "false");

    static RuleCell of(RuleForm page, DecisionTable.Input input, String cell) {
        List<String> words = parts(input.values());
        List<String> said = parts(cell);
        if (!words.isEmpty() && (cell.isEmpty() || words.containsAll(said))) {
            return words(page, input, words, said);
        }
        if (input.type().equals("boolean") && (cell.isEmpty() || TRUTHS.contains(cell))) {
            return truth(page, input, cell);
        }
        return written(page, input, cell);
    }

    private static List<String> parts(String text) {
        return text.isBlank()
                ? List.of()
                : List.of(text.split(",", -1)).stream().map(String::strip).toList();
    }

    private static String label(RuleForm page, DecisionTable.Input input) {
        return RulesPanel.inLanguage(input.label(), page.locale());
    }

    /** None ticked: the row does not look at it. */
    private static RuleCell words(RuleForm page, DecisionTable.Input input, List<String> words, List<String> said) {
        CheckboxGroup<String> boxes = new CheckboxGroup<>();
        boxes.setLabel(label(page, input));
        boxes.setItems(words);
        boxes.setItemLabelGenerator(word -> page.getTranslation("studio.rules.value." + word.replace("\"", "")));
        boxes.setValue(new LinkedHashSet<>(said));
        return new RuleCell(boxes, () -> {
            Set<String> ticked = boxes.getValue();
            return words.stream().filter(ticked::contains).collect(Collectors.joining(","));
        });
    }

    private static RuleCell truth(RuleForm page, DecisionTable.Input input, String cell) {
        Select<String> choice = new Select<>();
        choice.setLabel(label(page, input));
        choice.setItems(DecisionTable.ANY, "true", "false");
        choice.setItemLabelGenerator(
                each -> page.getTranslation("studio.rules.value." + (each.isEmpty() ? "any" : each)));
        choice.setValue(cell);
        return new RuleCell(choice, choice::getValue);
    }

    private static RuleCell written(RuleForm page, DecisionTable.Input input, String cell) {
        TextField field = new TextField(label(page, input));
        field.setHelperText(page.getTranslation("studio.rules.cell.number"));
        field.setMaxLength(LONGEST);
        field.setValue(cell);
        return new RuleCell(field, () -> field.getValue().strip());
    }
}
