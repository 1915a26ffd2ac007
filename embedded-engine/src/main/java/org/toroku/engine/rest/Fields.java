package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;

/** The fields of a JSON object in a request, each read with the type it must have. */
record Fields(JsonNode node) {

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    String text(String field) {
        return optionalText(field)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Problem.invalid("No %s provided".formatted(field)));
    }

    Optional<String> optionalText(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw Problem.invalid("Expected %s to be a text".formatted(field));
        }
        return Optional.of(value.asText());
    }

    long number(String field, long otherwise) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw Problem.invalid("Expected %s to be a whole number".formatted(field));
        }
        return value.asLong();
    }

    int smallNumber(String field, int otherwise) {
        long value = number(field, otherwise);
        if (value != (int) value) {
            throw Problem.invalid("Expected %s to be a smaller number".formatted(field));
        }
        return (int) value;
    }

    boolean flag(String field, boolean otherwise) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw Problem.invalid("Expected %s to be true or false".formatted(field));
        }
        return value.asBoolean();
    }

    /** A key, written as text or number. */
    Optional<Long> key(String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(asKey(value, field));
    }

    static long asKey(JsonNode value, String field) {
        try {
            return Long.parseLong(value.asText());
        } catch (NumberFormatException e) {
            throw Problem.invalid("The provided %s is not a valid key. Expected a numeric value.".formatted(field));
        }
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(field)) {
            if (!value.isTextual()) {
                throw Problem.invalid("Expected %s to be a list of texts".formatted(field));
            }
            texts.add(value.asText());
        }
        return texts;
    }

    List<Fields> objects(String field) {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode value : list(field)) {
            if (!value.isObject()) {
                throw Problem.invalid("Expected %s to be a list of objects".formatted(field));
            }
            objects.add(new Fields(value));
        }
        return objects;
    }

    Fields object(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return new Fields(Json.object());
        }
        if (!value.isObject()) {
            throw Problem.invalid("Expected %s to be an object".formatted(field));
        }
        return new Fields(value);
    }

    /** Variables as the engine keeps them; an empty document if there are none. */
    DirectBuffer variables() {
        return Json.document(object("variables").node());
    }

    private Iterable<JsonNode> list(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw Problem.invalid("Expected %s to be a list".formatted(field));
        }
        return value;
    }
}
