package org.toroku.boot.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.yaml.snakeyaml.Yaml;

/** Holds the written description of the partner API against the code. */
class PartnerOpenApiTest {
    private final Map<String, Object> description;

    PartnerOpenApiTest() throws IOException {
        try (InputStream in = Objects.requireNonNull(PartnersApi.class.getResourceAsStream(PartnersApi.DESCRIPTION))) {
            description = new Yaml().load(in);
        }
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
        Set<String> mapped = new TreeSet<>();
        for (var method : PartnersApi.class.getDeclaredMethods()) {
            RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            if (mapping != null) {
                mapped.add(mapping.method()[0] + " " + mapping.path()[0]);
            }
        }
        Set<String> described = new TreeSet<>();
        map(description, "paths")
                .forEach((path, operations) -> map(operations)
                        .keySet()
                        .forEach(method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        assertThat(described).isEqualTo(mapped).hasSize(5);
    }

    @Test
    void everyOperationSpeaksBothLanguagesAndSaysHowItFails() {
        map(description, "paths")
                .forEach((path, operations) -> map(operations).forEach((method, operation) -> {
                    assertThat(Objects.toString(map(operation).get("summary")))
                            .as(path)
                            .matches(".*[ぁ-んァ-ヶ一-龠].* / [a-z].*");
                    Set<String> answers = map(operation, "responses").keySet();
                    if (path.startsWith("/applications")) {
                        assertThat(answers).as(path).contains("401", "503");
                    }
                    if (path.contains("{id}")) {
                        assertThat(answers).as(path).contains("404");
                    }
                }));
    }

    @Test
    void schemasNameExactlyWhatTheBodiesHold() {
        Map.of(
                        "Application", PartnerBodies.Application.class,
                        "Created", PartnerBodies.Created.class,
                        "Standing", PartnerBodies.Standing.class,
                        "Signature", ApplicationBodies.Signature.class)
                .forEach((name, type) -> assertThat(
                                map(map(map(description, "components"), "schemas", name), "properties")
                                        .keySet())
                        .as(name)
                        .isEqualTo(Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getName)
                                .collect(Collectors.toSet())));
    }

    private static Map<String, Object> map(Object parent, String... keys) {
        Object node = parent;
        for (String key : keys) {
            node = Objects.requireNonNull(map(node).get(key), key);
        }
        return map(node);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
