package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A diagram that somebody would like to have published.
 *
 * @param codes exactly what the proof must say of it
 * @param path elements that the path of the first of these codes must name in this order; empty where it has none
 */
record Hostile(String what, Set<String> codes, String element, List<String> path, Consumer<Draft> edit) {
    static Hostile diagram(String what, String element, Consumer<Draft> edit, String... codes) {
        return new Hostile(what, Set.of(codes), element, List.of(), edit);
    }

    Hostile by(String... elements) {
        return new Hostile(what, codes, element, List.of(elements), edit);
    }

    Hostile at(String where) {
        return new Hostile(what, codes, where, path, edit);
    }

    void isRefused() {
        Draft draft = Draft.released();
        edit.accept(draft);
        List<Violation> violations = ModelProof.examine(draft.files());
        String seen = violations.stream()
                .map(each -> each.code() + " at " + each.elementId() + " by " + each.path() + " " + each.facts())
                .collect(Collectors.joining("\n"));
        Set<String> found = violations.stream().map(Violation::code).collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).as(seen).isEqualTo(new TreeSet<>(codes));
        assertThat(violations).extracting(Violation::elementId).contains(element);
        if (!path.isEmpty()) {
            assertThat(violations)
                    .filteredOn(violation -> violation.elementId().equals(element))
                    .first()
                    .extracting(Violation::path)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                    .startsWith(path.getFirst())
                    .containsSubsequence(path)
                    .endsWith(path.getLast());
        }
        assertThat(violations).allSatisfy(violation -> assertThat(Codes.ALL).contains(violation.code()));
    }

    @Override
    public String toString() {
        return what;
    }

    // --- what is drawn ------------------------------------------------------------------------------

    static String service(String id, String type) {
        return ("<bpmn:serviceTask id='%s' name='試験'><bpmn:extensionElements><zeebe:taskDefinition type='%s' retries='3'/>%s"
                        + "</bpmn:extensionElements></bpmn:serviceTask>")
                .formatted(id, type, NAMED);
    }

    static String node(String kind, String id) {
        return node(kind, id, "");
    }

    static String node(String kind, String id, String content) {
        return "<bpmn:%1$s id='%2$s' name='試験'><bpmn:extensionElements>%3$s</bpmn:extensionElements>%4$s</bpmn:%1$s>"
                .formatted(kind, id, NAMED, content);
    }

    static String boundary(String id, String host, boolean interrupting, String definition) {
        return ("<bpmn:boundaryEvent id='%s' name='試験' attachedToRef='%s' cancelActivity='%s'><bpmn:extensionElements>%s"
                        + "</bpmn:extensionElements>%s</bpmn:boundaryEvent>")
                .formatted(id, host, interrupting, NAMED, definition);
    }

    static String timer(String expression) {
        return "<bpmn:timerEventDefinition><bpmn:timeDate>" + expression
                + "</bpmn:timeDate></bpmn:timerEventDefinition>";
    }

    static final String NAMED = "<zeebe:properties><zeebe:property name='name_en' value='Test'/></zeebe:properties>";

    /** A process of two events. */
    static String process(String id, String content) {
        return ("<bpmn:definitions xmlns:bpmn='" + Draft.BPMN + "' xmlns:zeebe='" + Draft.ZEEBE
                + "' id='" + id + "-definitions' targetNamespace='urn:toroku:bpmn'><bpmn:process id='" + id
                + "' name='試験' isExecutable='true'><bpmn:extensionElements><zeebe:versionTag value='2026-11-26.1'/>"
                + "</bpmn:extensionElements>" + content + "</bpmn:process></bpmn:definitions>");
    }

    static String twoEvents(String prefix) {
        String flow = prefix + "-begun-to-" + prefix + "-ended";
        return node("startEvent", prefix + "-begun", "<bpmn:outgoing>" + flow + "</bpmn:outgoing>")
                + node("endEvent", prefix + "-ended", "<bpmn:incoming>" + flow + "</bpmn:incoming>")
                + "<bpmn:sequenceFlow id='" + flow + "' sourceRef='" + prefix + "-begun' targetRef='" + prefix
                + "-ended'/>";
    }
}
