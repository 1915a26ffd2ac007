package org.toroku.boot.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.counter.TrackerDesk;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.yaml.snakeyaml.Yaml;

/** Holds the written description against the code. */
class OpenApiTest {
    private static final String BASE = "/api/v1";

    private final Map<String, Object> description;

    OpenApiTest() throws IOException {
        try (InputStream in = new ApiDescription().description().getInputStream()) {
            description = new Yaml().load(in);
        }
    }

    private record Operation(String route, Map<String, Object> content) {}

    /** Method with path, and the content types that it consumes. */
    private static Map<String, Set<String>> mapped() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Map<String, Set<String>> routes = new TreeMap<>();
        scanner.findCandidateComponents("org.toroku").forEach(found -> {
            Class<?> controller = ClassUtils.resolveClassName(
                    Objects.requireNonNull(found.getBeanClassName()), OpenApiTest.class.getClassLoader());
            for (Method method : controller.getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    add(prefix(controller), mapping, routes);
                }
            }
        });
        return routes;
    }

    private static String prefix(Class<?> controller) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        return mapping == null ? "" : mapping.path()[0];
    }

    private static void add(String prefix, RequestMapping mapping, Map<String, Set<String>> routes) {
        for (String path : mapping.path()) {
            Arrays.stream(mapping.method())
                    .map(method -> method + " " + prefix + path)
                    .filter(route -> route.contains(" " + BASE + "/"))
                    .forEach(route -> routes.computeIfAbsent(route, any -> new TreeSet<>())
                            .addAll(List.of(mapping.consumes())));
        }
    }

    private Stream<Operation> operations() {
        return map(description, "paths").entrySet().stream()
                .flatMap(path -> map(path.getValue()).entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("parameters"))
                        .map(entry -> new Operation(
                                entry.getKey().toUpperCase(Locale.ROOT) + " " + BASE + path.getKey(),
                                map(entry.getValue()))));
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
        assertThat(mapped()).hasSizeGreaterThan(8);
        assertThat(operations().map(Operation::route)).containsExactlyInAnyOrderElementsOf(mapped().keySet());
    }

    @Test
    void everyContentTypeThatARouteAsksForIsDescribed() {
        mapped().forEach((route, consumed) -> {
            if (!consumed.isEmpty()) {
                Operation described = operations()
                        .filter(o -> o.route().equals(route))
                        .findFirst()
                        .orElseThrow();
                assertThat(map(map(described.content(), "requestBody"), "content")
                                .keySet())
                        .as(route)
                        .isEqualTo(consumed);
            }
        });
    }

    @Test
    void everyOperationSpeaksBothLanguagesAndSaysHowItFails() {
        operations().forEach(operation -> {
            assertThat(operation.content()).as(operation.route()).containsKeys("operationId", "description", "tags");
            assertThat(Objects.toString(operation.content().get("summary")))
                    .as(operation.route())
                    .matches(".*[ぁ-んァ-ヶ一-龠].* / [a-z].*");
            Set<String> answers = map(operation.content(), "responses").keySet();
            assertThat(answers).as(operation.route()).anyMatch(status -> status.startsWith("2"));
            if (operation.route().contains("{id}")) {
                assertThat(answers).as(operation.route()).contains("404", "503");
            }
        });
    }

    @Test
    void schemasNameExactlyWhatTheBodiesHold() {
        Map<String, Class<? extends Record>> bodies = Map.ofEntries(
                Map.entry("Application", ApplicationBodies.Application.class),
                Map.entry("Form", ApplicationBodies.Form.class),
                Map.entry("Agreement", ApplicationBodies.Agreement.class),
                Map.entry("Created", ApplicationBodies.Created.class),
                Map.entry("Content", ApplicationBodies.Content.class),
                Map.entry("Signature", ApplicationBodies.Signature.class),
                Map.entry("Received", ApplicationBodies.Received.class),
                Map.entry("Standing", StandingBodies.Standing.class),
                Map.entry("History", StandingBodies.History.class),
                Map.entry("PickUp", ApplicationBodies.PickUp.class),
                Map.entry("Revocation", RevocationsApi.Revocation.class),
                Map.entry("TextToSign", SignedTexts.ToSign.class),
                Map.entry("SignedText", SignedTexts.Signed.class),
                Map.entry("SignedRevocation", SignedRevocationsApi.Received.class),
                Map.entry("Confirmed", ApplicationBodies.Confirmed.class),
                Map.entry("Explanation", ApplicationBodies.Explanation.class),
                Map.entry("Invitation", InvitationBodies.Invitation.class));

        bodies.forEach(
                (name, type) -> assertThat(map(schema(name), "properties").keySet())
                        .as(name)
                        .isEqualTo(Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getName)
                                .collect(Collectors.toSet())));
    }

    @Test
    void enumerationsHaveTheSameValues() {
        Map<String, Object> form = map(schema("Form"), "properties");

        assertThat(values(schema("State"))).isEqualTo(names(ApplicationState.values()));
        assertThat(values(map(form, "sex"))).isEqualTo(names(ApplicationForm.Sex.values()));
        assertThat(values(map(form, "operator"))).isEqualTo(names(ApplicationForm.Operator.values()));
        Map<String, Object> standing = map(schema("Standing"), "properties");
        Map<String, Object> step = map(map(map(standing, "steps"), "items"), "properties");
        assertThat(values(map(map(map(standing, "asked"), "properties"), "what")))
                .isEqualTo(names(TrackerDesk.Asked.What.values()));
        assertThat(values(map(step, "step"))).isEqualTo(names(TrackerDesk.Step.Kind.values()));
        assertThat(values(map(step, "progress"))).isEqualTo(names(TrackerDesk.Step.Progress.values()));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        collect(description, references);

        assertThat(references).hasSizeGreaterThan(30).allSatisfy(reference -> {
            Map<String, Object> node = description;
            for (String step : reference.substring("#/".length()).split("/", -1)) {
                node = map(node, step);
            }
        });
    }

    private static void collect(Object node, List<String> references) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if ("$ref".equals(key)) {
                    references.add(value.toString());
                } else if (value != null) {
                    collect(value, references);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collect(value, references));
        }
    }

    private Map<String, Object> schema(String name) {
        return map(map(map(description, "components"), "schemas"), name);
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }

    private static Set<String> values(Map<String, Object> schema) {
        return ((List<?>) Objects.requireNonNull(schema.get("enum")))
                .stream().map(Object::toString).collect(Collectors.toSet());
    }

    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return map(Objects.requireNonNull(parent.get(key), key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
