package org.toroku.workflows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * The one table of a decision model, as people read it: which inputs, and which rule answers what. It is read, not evaluated;
 * what is no such table is told apart by {@link DecisionTableRules}.
 *
 * @param outcomes outcomes that the table lists, the one that counts most first
 * @param otherwise answers where no rule applies, in the order of the outputs; empty where there is none
 */
public record DecisionTable(
        String hitPolicy,
        List<Input> inputs,
        List<String> outputs,
        List<String> outcomes,
        List<String> otherwise,
        List<Rule> rules) {
    /** What a cell says that any value fits. */
    public static final String ANY = "";

    public DecisionTable {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        outcomes = List.copyOf(outcomes);
        otherwise = List.copyOf(otherwise);
        rules = List.copyOf(rules);
    }

    /**
     * @param label Japanese and English, joined by {@code " / "}
     * @param values that the table lists for it, as written; empty for any of the type
     */
    public record Input(String label, String expression, String type, String values) {}

    /**
     * @param description why there is the rule, Japanese and English, joined by {@code " / "}
     * @param conditions one for each input, as written; {@link #ANY} where the rule does not look at it
     * @param answers one for each output, as written
     */
    public record Rule(String id, String description, List<String> conditions, List<String> answers) {
        public Rule {
            conditions = List.copyOf(conditions);
            answers = List.copyOf(answers);
        }

        /** Without its quotation marks; empty where it is no plain text. */
        public String outcome() {
            return answers.isEmpty() ? "" : unquoted(answers.getFirst());
        }
    }

    /**
     * @throws IllegalArgumentException where the file is no XML, brings a document type, or does not hold exactly one decision
     *     with a table
     */
    public static DecisionTable of(ModelFile file) {
        Element root = ModelXml.parse(file).getDocumentElement();
        List<Element> tables = named(root, "decision").stream()
                .flatMap(decision -> named(decision, "decisionTable").stream())
                .toList();
        if (tables.size() != 1 || named(root, "decision").size() != 1) {
            throw new IllegalArgumentException("not one decision with one table: " + file.resource());
        }
        Element table = tables.getFirst();
        List<Element> outputs = named(table, "output");
        return new DecisionTable(
                table.getAttribute("hitPolicy"),
                named(table, "input").stream().map(DecisionTable::input).toList(),
                outputs.stream().map(output -> output.getAttribute("name")).toList(),
                outputs.isEmpty() ? List.of() : listed(text(outputs.getFirst(), "outputValues")),
                outputs.stream()
                        .map(output -> unquoted(text(output, "defaultOutputEntry")))
                        .toList(),
                named(table, "rule").stream().map(DecisionTable::rule).toList());
    }

    private static Input input(Element input) {
        Optional<Element> expression = named(input, "inputExpression").stream().findFirst();
        return new Input(
                input.getAttribute("label"),
                text(input, "inputExpression"),
                expression.map(found -> found.getAttribute("typeRef")).orElse(""),
                text(input, "inputValues"));
    }

    private static Rule rule(Element rule) {
        return new Rule(
                rule.getAttribute("id"),
                named(rule, "description").stream()
                        .findFirst()
                        .map(found -> found.getTextContent().strip())
                        .orElse(""),
                texts(rule, "inputEntry"),
                texts(rule, "outputEntry"));
    }

    private static List<String> texts(Element parent, String name) {
        return named(parent, name).stream()
                .map(entry -> {
                    String text = own(entry);
                    return text.equals("-") ? ANY : text;
                })
                .toList();
    }

    private static String text(Element parent, String name) {
        return named(parent, name).stream().findFirst().map(DecisionTable::own).orElse("");
    }

    private static String own(Element entry) {
        return named(entry, "text").stream()
                .findFirst()
                .map(text -> text.getTextContent().strip())
                .orElse("");
    }

    private static List<Element> named(Element parent, String name) {
        return ModelXml.children(parent).stream()
                .filter(child -> child.getLocalName().equals(name))
                .toList();
    }

    private static List<String> listed(String values) {
        List<String> found = new ArrayList<>();
        for (String value : values.split(",", -1)) {
            if (!value.isBlank()) {
                found.add(unquoted(value.strip()));
            }
        }
        return found;
    }

    private static String unquoted(String text) {
        return text.matches("\"[^\"]*\"") ? text.substring(1, text.length() - 1) : "";
    }
}
