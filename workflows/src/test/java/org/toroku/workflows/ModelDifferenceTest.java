package org.toroku.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toroku.workflows.ModelDifference.Change;
import org.toroku.workflows.ModelDifference.Detail;
import org.toroku.workflows.ModelDifference.Kind;

/** What a second owner is told about a proposal. */
class ModelDifferenceTest {
    private static final ModelFile DECIDE = Models.processes().stream()
            .filter(file -> file.resource().endsWith("decide-application.bpmn"))
            .findFirst()
            .orElseThrow();

    private static ModelFile edited(String... replacements) {
        String text = DECIDE.text();
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return new ModelFile(DECIDE.resource(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Change> changes(String... replacements) {
        return ModelDifference.between(DECIDE, edited(replacements)).changes();
    }

    @Test
    void aModelDoesNotDifferFromItselfHoweverItIsWritten() {
        assertThat(ModelDifference.between(DECIDE, DECIDE).isEmpty()).isTrue();
        assertThat(ModelDifference.between(DECIDE, edited("\n", "\n\n", "exporterVersion=\"5.40.0\"", ""))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void tellsWhatAboutAnElementChanged() {
        assertThat(changes("name=\"規則で判定する\"", "name=\"規則で決める\"", "value=\"Decide by rule\"", "value=\"Rule\""))
                .containsExactly(new Change(
                        Kind.CHANGED,
                        "decide-automatically",
                        "serviceTask",
                        "規則で決める",
                        "Rule",
                        List.of(
                                new Detail("@name", "規則で判定する", "規則で決める"),
                                new Detail(
                                        "extensionElements/properties/property[name_en]/@value",
                                        "Decide by rule",
                                        "Rule"))));
        assertThat(changes("type=\"decide-automatically\" retries=\"3\"", "type=\"store-documents\" retries=\"3\""))
                .singleElement()
                .satisfies(change -> assertThat(change.details())
                        .containsExactly(new Detail(
                                "extensionElements/taskDefinition/@type", "decide-automatically", "store-documents")));
    }

    @Test
    void tellsAddedAndRemovedElements() {
        String flow = "<bpmn:sequenceFlow id=\"decision-required-to-decide-automatically\"";
        List<Change> changes =
                changes(flow, "<bpmn:task id=\"new-task\" name=\"新\" isForCompensation=\"true\" />" + flow);
        assertThat(changes).extracting(Change::kind, Change::elementId).containsExactly(tuple(Kind.ADDED, "new-task"));
        assertThat(changes.getFirst().details())
                .as("what it brings along beside its name")
                .containsExactly(new Detail("@isForCompensation", "", "true"));
        assertThat(ModelDifference.between(edited(flow, "<bpmn:task id=\"new-task\" />" + flow), DECIDE)
                        .changes())
                .extracting(Change::kind, Change::elementId)
                .containsExactly(tuple(Kind.REMOVED, "new-task"));
    }

    @Test
    void tellsAFlowThatLeadsElsewhere() {
        assertThat(changes("targetRef=\"decided-by-rule\"", "targetRef=\"accepted-by-rule\""))
                .extracting(Change::elementId)
                .containsExactly("decide-automatically-to-decided-by-rule");
    }

    @Test
    void nothingHidesBehindAnotherTypeOrAnIdUsedTwiceOrAForeignNamespace() {
        assertThat(changes("bpmn:serviceTask", "bpmn:task"))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.details()).containsExactly(new Detail("type", "serviceTask", "task")));
        String start = "<bpmn:startEvent id=\"decision-required\"";
        assertThat(changes(start, "<bpmn:startEvent id=\"decide-automatically\" />" + start))
                .extracting(Change::kind, Change::elementId)
                .contains(tuple(Kind.ADDED, "decide-automatically (2)"));
        assertThat(changes("<zeebe:taskDefinition", "<z:taskDefinition xmlns:z=\"urn:z\""))
                .singleElement()
                .satisfies(change -> assertThat(change.details())
                        .extracting(Detail::property)
                        .contains("extensionElements/{urn:z}taskDefinition/@type"));
    }

    @Test
    void tellsChangesOfTheProcessItself() {
        String tag = ProcessHeader.in(DECIDE).getFirst().versionTag().orElseThrow();
        assertThat(changes("<zeebe:versionTag value=\"" + tag + "\" />", "<zeebe:versionTag value=\"2099-12-01.1\" />"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.elementId()).isEqualTo("decide-application");
                    assertThat(change.details())
                            .containsExactly(new Detail("extensionElements/versionTag/@value", tag, "2099-12-01.1"));
                });
    }

    @Test
    void countsWhatIsOnlyDrawnElsewhereApart() {
        String text = DECIDE.text();
        int shape = text.indexOf("bpmnElement=\"decide-automatically\"");
        int x = text.indexOf(" x=\"", shape);
        String moved = text.substring(0, x + 4) + "9" + text.substring(x + 4);
        ModelDifference difference = ModelDifference.between(
                DECIDE, new ModelFile(DECIDE.resource(), moved.getBytes(StandardCharsets.UTF_8)));
        assertThat(difference.changes()).isEmpty();
        assertThat(difference.moved()).containsExactly("decide-automatically");
    }

    @Test
    void refusesWhatIsNoXml() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelDifference.between(
                        DECIDE, new ModelFile("bpmn/x.bpmn", "<a>".getBytes(StandardCharsets.UTF_8))));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
