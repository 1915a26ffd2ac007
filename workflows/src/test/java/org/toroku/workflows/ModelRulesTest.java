package org.toroku.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeVersionTag;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every process model must keep to, however it is edited. */
class ModelRulesTest {

    private static final Set<String> VERBS = Set.of(
            "store", "verify", "match", "decide", "examine", "assess", "issue", "order", "notify", "remind", "await",
            "destroy", "revoke", "open", "check", "send", "return", "advise", "recheck", "expire", "judge", "confirm",
            "raise", "tell");

    private static final Set<String> WAITING = Set.of("userTask", "receiveTask");

    static Stream<ModelFile> processes() {
        return Models.processes().stream();
    }

    static Stream<ProcessElement> elements() {
        return processes().flatMap(file -> ProcessElement.in(file).stream());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void passesTheValidatorsOfTheEngine(ModelFile file) {
        var validation = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
        new ModelWalker(Bpmn.readModelFromStream(new ByteArrayInputStream(file.bytes()))).walk(validation);
        assertThat(validation.getValidationResult().getResults().values().stream()
                        .flatMap(Collection::stream)
                        .map(result -> result.getElement().getRawTextContent() + ": " + result.getMessage()))
                .isEmpty();
    }

    /** The case journal is kept by case and element id, and a called process belongs to the same case. */
    @Test
    void elementIdsAreUniqueAmongAllModels() {
        assertThat(elements()
                        .filter(element -> !element.type().equals("callActivity"))
                        .map(ProcessElement::id))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(ProcessIds.ALL);
    }

    @Test
    void idsAreKebabCaseAndActivitiesBeginWithAVerb() {
        assertThat(elements().map(ProcessElement::id)).allMatch(id -> id.matches("[a-z]+(-[a-z]+)+"));
        assertThat(elements().filter(ModelRulesTest::isActivity).map(ProcessElement::id))
                .isNotEmpty()
                .allMatch(id -> VERBS.contains(id.substring(0, id.indexOf('-'))));
    }

    @Test
    void everythingButAJoinHasAJapaneseAndAnEnglishName() {
        assertThat(elements().filter(element -> !isJoin(element.id()))).allSatisfy(element -> {
            assertThat(element.name()).containsPattern("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");
            assertThat(element.nameEn()).matches("[A-Z][A-Za-z ,?]+");
        });
        assertThat(elements().filter(element -> isJoin(element.id())))
                .allSatisfy(join -> assertThat(join.name()).isEmpty());
    }

    @Test
    void gatewaysThatChooseAskAQuestionInBothLanguages() {
        assertThat(elements()
                        .filter(element -> element.type().equals("exclusiveGateway"))
                        .filter(element -> !isJoin(element.id())))
                .hasSize(28)
                .allSatisfy(gateway -> {
                    assertThat(gateway.name()).endsWith("？");
                    assertThat(gateway.nameEn()).endsWith("?");
                });
    }

    @Test
    void everyActivitySaysWhoPerformsItAndNobodyElse() {
        assertThat(elements().filter(ModelRulesTest::isActivity))
                .allSatisfy(activity -> assertThat(activity.performedBy())
                        .isEqualTo(
                                switch (activity.type()) {
                                    case "userTask" -> "officer";
                                    case "receiveTask" -> "applicant";
                                    default -> "automaton";
                                }));
    }

    @Test
    void processesAndTasksCiteTheirArticles() {
        assertThat(elements()
                        .filter(ModelRulesTest::isActivity)
                        .filter(activity -> !NoticeIds.ALL.contains(activity.id())))
                .allSatisfy(activity -> assertThat(activity.articles()).isNotEmpty());
        assertThat(ModelVocabularyTest.elements(Process.class)).allSatisfy(process -> {
            assertThat(property(process, "name_en")).isNotEmpty();
            assertThat(property(process, "articles")).contains("則");
            assertThat(process.getDocumentations()).hasSize(1);
            assertThat(process.getSingleExtensionElement(ZeebeVersionTag.class).getValue())
                    .matches("\\d{4}-\\d{2}-\\d{2}\\.\\d+");
        });
    }

    /** Relative durations would begin anew when a case is started again after the loss of the engine. */
    @Test
    void everyTimerIsAnAbsoluteDateFromAVariable() {
        assertThat(ModelVocabularyTest.elements(TimerEventDefinition.class))
                .hasSize(14)
                .allSatisfy(timer -> {
                    assertThat(timer.getTimeDuration()).isNull();
                    assertThat(timer.getTimeCycle()).isNull();
                    assertThat(timer.getTimeDate().getTextContent()).startsWith("=");
                });
    }

    @Test
    void everyWaitHasADeadlineOrAWrittenReason() {
        List<String> withDeadline = ModelVocabularyTest.elements(BoundaryEvent.class)
                .filter(BoundaryEvent::cancelActivity)
                .filter(event -> !event.getChildElementsByType(TimerEventDefinition.class)
                        .isEmpty())
                .map(event -> event.getAttachedTo().getId())
                .toList();
        assertThat(ModelVocabularyTest.elements(FlowNode.class)
                        .filter(node -> WAITING.contains(node.getElementType().getTypeName())))
                .isNotEmpty()
                .allMatch(
                        node -> withDeadline.contains(node.getId()) || property(node, "wait_without_deadline") != null);
        assertThat(withDeadline)
                .containsExactlyInAnyOrder(
                        "await-receipt", "await-documents", "await-inquiry-reply", "await-public-key");
    }

    /** No default flow: a value that nobody expected stops the case with an incident instead of choosing a way for it. */
    @Test
    void everyChoiceNamesEachOutcome() {
        assertThat(ModelVocabularyTest.elements(ExclusiveGateway.class)
                        .filter(gateway -> gateway.getOutgoing().size() > 1))
                .hasSize(28)
                .allSatisfy(gateway -> {
                    assertThat(gateway.getDefault()).isNull();
                    assertThat(gateway.getOutgoing()).allSatisfy(flow -> {
                        assertThat(flow.getConditionExpression().getTextContent())
                                .matches("=(.* = \"[A-Z_]+\"|inquiryAttempts (<|>=) 2|issuance = null)");
                        assertThat(flow.getName()).isNotEmpty();
                        assertThat(property(flow, "name_en")).isNotEmpty();
                    });
                });
    }

    @Test
    void everyFlowNodeIsReachedAndLeadsToAnEnd() {
        Set<String> sources = flows().map(flow -> flow.getSource().getId()).collect(Collectors.toSet());
        Set<String> targets = flows().map(flow -> flow.getTarget().getId()).collect(Collectors.toSet());
        assertThat(elements()).allSatisfy(element -> {
            assertThat(sources.contains(element.id())).isEqualTo(!element.type().equals("endEvent"));
            assertThat(targets.contains(element.id()))
                    .isEqualTo(!element.type().equals("startEvent")
                            && !element.type().equals("boundaryEvent"));
        });
    }

    @Test
    void elementsAreFoundByTheirId() {
        assertThat(Models.element(TaskIds.EXAMINE_APPLICATION)).hasValueSatisfying(element -> {
            assertThat(element.processId()).isEqualTo(ProcessIds.DECIDE_APPLICATION);
            assertThat(element.name()).isEqualTo("申込みを審査する");
            assertThat(element.nameEn()).isEqualTo("Examine the application");
            assertThat(element.articles()).contains("則12①一");
        });
        assertThat(Models.element("no-such-element")).isEmpty();
    }

    private static Stream<SequenceFlow> flows() {
        return ModelVocabularyTest.elements(SequenceFlow.class);
    }

    private static boolean isActivity(ProcessElement element) {
        return element.type().endsWith("Task")
                || element.type().equals("callActivity")
                || element.type().equals("subProcess");
    }

    private static boolean isJoin(String id) {
        return flows().filter(flow -> flow.getTarget() instanceof io.camunda.zeebe.model.bpmn.instance.Gateway)
                                .filter(flow -> flow.getTarget().getId().equals(id))
                                .count()
                        > 1
                && flows().filter(flow -> flow.getSource().getId().equals(id)).count() == 1;
    }

    private static @Nullable String property(io.camunda.zeebe.model.bpmn.instance.BaseElement element, String name) {
        ZeebeProperties properties = element.getSingleExtensionElement(ZeebeProperties.class);
        if (properties == null) {
            return null;
        }
        return properties.getProperties().stream()
                .filter(property -> name.equals(property.getName()))
                .map(ZeebeProperty::getValue)
                .findFirst()
                .orElse(null);
    }
}
