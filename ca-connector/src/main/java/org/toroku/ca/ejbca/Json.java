package org.toroku.ca.ejbca;

import java.util.Base64;
import java.util.Optional;
import org.toroku.pki.Der;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON of one meaning: no member twice, nothing after the end. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The first octet of a certificate: SEQUENCE. */
    private static final byte SEQUENCE = 0x30;

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static Der bytes(JsonNode node) {
        return Der.of(MAPPER.writeValueAsBytes(node));
    }

    /** Empty where it is no JSON. */
    static Optional<JsonNode> read(Der bytes) {
        try {
            return Optional.ofNullable(MAPPER.readTree(bytes.toByteArray())).filter(node -> !node.isMissingNode());
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** A certificate in Base64; what is searched for comes in Base64 of Base64 from EJBCA. */
    static Optional<Der> certificate(JsonNode node) {
        if (!node.isString()) {
            return Optional.empty();
        }
        try {
            byte[] once = Base64.getMimeDecoder().decode(node.stringValue());
            byte[] der = once.length > 0 && once[0] == SEQUENCE
                    ? once
                    : Base64.getMimeDecoder().decode(once);
            return der.length > 0 && der[0] == SEQUENCE ? Optional.of(Der.of(der)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
