package org.toroku.automaton;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.toroku.pki.Der;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON with sorted keys and no white space: the same facts have the same bytes and the same digest. */
final class CanonicalJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CanonicalJson() {}

    static String of(Map<String, ?> facts) {
        return MAPPER.writeValueAsString(facts);
    }

    /** Lower-case hexadecimal SHA-256 of the UTF-8 bytes. */
    static String sha256(String json) {
        return Der.of(json.getBytes(StandardCharsets.UTF_8)).sha256Hex();
    }
}
