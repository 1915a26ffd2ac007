package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A search request: conditions that all must hold, and the page wanted. Results come in order of their keys. */
final class Search {

    private static final int USUAL_LIMIT = 100;

    private final JsonNode filter;
    private final Fields page;
    private final String keyField;

    private Search(JsonNode filter, Fields page, String keyField) {
        this.filter = filter;
        this.page = page;
        this.keyField = keyField;
    }

    /**
     * Reads a search request.
     *
     * @param keyField the field by which results are ordered and pages continue
     */
    static Search of(Fields body, String keyField) {
        return new Search(body.object("filter").node(), body.object("page"), keyField);
    }

    /** Answers the request from the views; a condition on a field that is not known here is refused, not ignored. */
    <V> Reply over(Collection<V> views, Function<V, ObjectNode> json, Map<String, Function<V, String>> fields) {
        filter.properties().forEach(condition -> {
            if (!fields.containsKey(condition.getKey()) && !asksForNothing(condition.getValue())) {
                throw Problem.invalid("This engine cannot filter by %s".formatted(condition.getKey()));
            }
        });
        List<V> found = views.stream().filter(view -> matches(view, fields)).toList();
        int limit = page.smallNumber("limit", USUAL_LIMIT);
        long from = page.number("from", 0);
        long after = page.key("after").orElse(-1L);
        List<ObjectNode> items = found.stream()
                .map(json)
                .filter(item -> item.path(keyField).asLong() > after)
                .skip(from)
                .limit(limit)
                .toList();
        ArrayNode array = Json.array();
        array.addAll(items);
        ObjectNode answerPage = Json.object().put("totalItems", found.size()).put("hasMoreTotalItems", false);
        answerPage.put(
                "startCursor",
                items.isEmpty() ? null : items.getFirst().path(keyField).asText());
        answerPage.put(
                "endCursor",
                items.isEmpty() ? null : items.getLast().path(keyField).asText());
        ObjectNode answer = Json.object();
        answer.set("items", array);
        answer.set("page", answerPage);
        return Reply.ok(answer);
    }

    private <V> boolean matches(V view, Map<String, Function<V, String>> fields) {
        return fields.entrySet().stream()
                .allMatch(field ->
                        holds(filter.path(field.getKey()), field.getValue().apply(view), field.getKey()));
    }

    /** The client sends empty lists for conditions that nobody set. */
    private static boolean asksForNothing(JsonNode condition) {
        return condition.isNull() || (condition.isContainerNode() && condition.isEmpty());
    }

    private static boolean holds(JsonNode condition, String value, String field) {
        if (condition.isMissingNode() || condition.isNull()) {
            return true;
        }
        if (!condition.isObject()) {
            return condition.asText().equals(value);
        }
        for (Map.Entry<String, JsonNode> operator : condition.properties()) {
            JsonNode operand = operator.getValue();
            boolean holds = operand.isNull()
                    || switch (operator.getKey()) {
                        case "$eq" -> operand.asText().equals(value);
                        case "$neq" -> !operand.asText().equals(value);
                        case "$in" -> operand.isEmpty() || set(operand).contains(value);
                        case "$notIn" -> !set(operand).contains(value);
                        case "$exists" -> operand.asBoolean() != value.isEmpty();
                        default ->
                            throw Problem.invalid("This engine does not know the operator %s on %s"
                                    .formatted(operator.getKey(), field));
                    };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> set(JsonNode operands) {
        Set<String> set = new HashSet<>();
        operands.forEach(operand -> set.add(operand.asText()));
        return set;
    }
}
