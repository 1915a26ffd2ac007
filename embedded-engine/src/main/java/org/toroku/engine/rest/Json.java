package org.toroku.engine.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** JSON as the API writes it: keys are texts, what is not set is null. */
final class Json {

    static final String TENANT = "<default>";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ArrayNode texts(Collection<String> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return array;
    }

    static JsonNode read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node == null || node.isMissingNode() ? object() : node;
        } catch (IOException e) {
            throw Problem.invalid("The request body is not valid JSON");
        }
    }

    static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write JSON", e);
        }
    }

    static JsonNode tree(Map<String, ?> values) {
        return MAPPER.valueToTree(values);
    }

    /** Variables of a request as the engine keeps them: a MessagePack document. */
    static DirectBuffer document(JsonNode variables) {
        if (!variables.isObject()) {
            throw Problem.invalid("Expected variables to be a JSON object");
        }
        return new UnsafeBuffer(MsgPackConverter.convertToMsgPack(variables.toString()));
    }

    /** A key as text, or null where the engine has none (-1). */
    static void putKey(ObjectNode node, String field, long key) {
        if (key > 0) {
            node.put(field, Long.toString(key));
        } else {
            node.putNull(field);
        }
    }

    /** A text, or null where the engine has an empty one. */
    static void putText(ObjectNode node, String field, String text) {
        if (text.isEmpty()) {
            node.putNull(field);
        } else {
            node.put(field, text);
        }
    }
}
