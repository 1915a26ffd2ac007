package org.toroku.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The templates must produce exactly the service tasks that the models have, and the one task that owners add. */
class ElementTemplatesTest {

    @Test
    void everyJobTypeHasOneTemplateThatHidesIt() throws IOException {
        assertThat(jobs().map(template -> hidden(template, "zeebe:taskDefinition", "type")))
                .containsExactlyElementsOf(
                        JobTypes.SERVICE_TASKS.stream().map(Set::of).toList());
        assertThat(jobs().map(template -> template.path("id").asText()))
                .containsExactlyElementsOf(JobTypes.SERVICE_TASKS.stream()
                        .map(type -> "org.toroku." + type)
                        .toList());
    }

    @Test
    void everyTemplateGivesTheRetriesAndOutputsOfTheModels() throws IOException {
        Map<String, Set<String>> modelled = ModelVocabularyTest.elements(ServiceTask.class)
                .collect(Collectors.toMap(
                        task -> task.getSingleExtensionElement(ZeebeTaskDefinition.class)
                                .getType(),
                        ElementTemplatesTest::outputs,
                        (one, other) -> {
                            assertThat(one).isEqualTo(other);
                            return one;
                        }));
        assertThat(jobs()).allSatisfy(template -> {
            String type =
                    hidden(template, "zeebe:taskDefinition", "type").iterator().next();
            assertThat(hidden(template, "zeebe:taskDefinition", "retries")).containsExactly("3");
            assertThat(values(template, "zeebe:output")).isEqualTo(modelled.get(type));
        });
    }

    /** What the proof asks of an additional check the template gives, or asks of whoever uses it. */
    @Test
    void theAdditionalCheckHasEveryFieldThatTheProofAsksFor() throws IOException {
        JsonNode check = templates()
                .filter(template -> !isJob(template))
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
                    assertThat(found).hasSize(1);
                    return found.getFirst();
                }));

        assertThat(check.path("elementType").path("value").asText()).isEqualTo("bpmn:UserTask");
        assertThat(hidden(check, "zeebe:formDefinition", "externalReference")).containsExactly(AdditionalCheck.FORM);
        assertThat(values(check, "zeebe:output")).containsExactly(Variables.ADDITIONAL_CHECK);
        assertThat(properties(check)
                        .filter(node ->
                                node.path("binding").path("type").asText().equals("zeebe:userTask")))
                .hasSize(1);
        assertThat(properties(check)
                        .filter(node ->
                                node.path("binding").path("property").asText().equals("candidateGroups"))
                        .flatMap(node ->
                                StreamSupport.stream(node.path("choices").spliterator(), false))
                        .map(choice -> choice.path("value").asText()))
                .containsExactlyElementsOf(AdditionalCheck.GROUPS);
        Stream<String> points = AdditionalCheck.POINT_CODES.stream()
                .map(AdditionalCheck::property)
                .flatMap(property -> Stream.of(property, property + "_en"));
        assertThat(properties(check)
                        .filter(node ->
                                node.path("binding").path("type").asText().equals("zeebe:property"))
                        .map(node -> node.path("binding").path("name").asText()))
                .contains("name_en", "term_days", "instruction", "instruction_en", "wait_without_deadline")
                .containsAll(points.toList());
    }

    private static boolean isJob(JsonNode template) {
        return !hidden(template, "zeebe:taskDefinition", "type").isEmpty();
    }

    private static Stream<JsonNode> jobs() throws IOException {
        return templates().filter(ElementTemplatesTest::isJob);
    }

    private static Set<String> outputs(ServiceTask task) {
        ZeebeIoMapping mapping = task.getSingleExtensionElement(ZeebeIoMapping.class);
        return mapping == null
                ? Set.of()
                : mapping.getOutputs().stream().map(ZeebeOutput::getTarget).collect(Collectors.toSet());
    }

    private static Set<String> hidden(JsonNode template, String binding, String property) {
        return properties(template)
                .filter(node -> node.path("binding").path("type").asText().equals(binding))
                .filter(node -> node.path("binding").path("property").asText().equals(property))
                .filter(node -> node.path("type").asText().equals("Hidden"))
                .map(node -> node.path("value").asText())
                .collect(Collectors.toSet());
    }

    private static Set<String> values(JsonNode template, String binding) {
        return properties(template)
                .filter(node -> node.path("binding").path("type").asText().equals(binding))
                .map(node -> node.path("value").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> properties(JsonNode template) {
        return StreamSupport.stream(template.path("properties").spliterator(), false);
    }

    private static Stream<JsonNode> templates() throws IOException {
        List<JsonNode> templates =
                List.of(new ObjectMapper().readValue(Models.elementTemplates().text(), JsonNode[].class));
        return templates.stream();
    }
}
