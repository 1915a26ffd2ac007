package org.toroku.ca.ejbca;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a request has the members and values that EJBCA's description of its REST API names, and no others. */
final class LittleEjbcaSchemas {
    private final JsonNode schemas;

    LittleEjbcaSchemas() {
        try (InputStream in =
                Objects.requireNonNull(LittleEjbcaSchemas.class.getResourceAsStream("rest-schemas.json"))) {
            schemas = new JsonMapper().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first thing that is not as described. */
    Optional<String> objection(String schema, JsonNode body) {
        if (!body.isObject()) {
            return Optional.of(schema + " is no object");
        }
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            JsonNode described = schemas.path(schema).path(member.getKey());
            Optional<String> wrong = wrong(described, member.getValue());
            if (wrong.isPresent()) {
                return Optional.of(schema + "." + member.getKey() + ": " + wrong.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrong(JsonNode described, JsonNode value) {
        if (described.isMissingNode()) {
            return Optional.of("no such member");
        }
        if (described.isArray()) {
            String each = described.get(0).stringValue();
            return value.isArray()
                    ? value.valueStream()
                            .flatMap(item -> objection(each, item).stream())
                            .findFirst()
                    : Optional.of("no array");
        }
        boolean fits = described.isObject()
                ? described.path("enum").valueStream().anyMatch(value::equals)
                : switch (described.stringValue()) {
                    case "string" -> value.isString();
                    case "boolean" -> value.isBoolean();
                    case "integer" -> value.isIntegralNumber();
                    default -> throw new IllegalStateException("a type that is not described");
                };
        return fits ? Optional.empty() : Optional.of("a value that it does not take");
    }
}
