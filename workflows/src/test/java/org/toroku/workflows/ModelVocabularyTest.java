package org.toroku.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** Ties every word that code and models share to its constant, in both directions. */
class ModelVocabularyTest {

    private static final List<BpmnModelInstance> MODELS = Models.processes().stream()
            .map(file -> Bpmn.readModelFromStream(new ByteArrayInputStream(file.bytes())))
            .toList();

    @Test
    void everyProcessIdIsAConstantAndEveryConstantAProcess() {
        assertThat(elements(Process.class).map(BaseElement::getId)).containsExactlyInAnyOrderElementsOf(ProcessIds.ALL);
    }

    @Test
    void everyJobTypeIsAConstantAndEveryConstantAJobType() {
        assertThat(words(elements(ZeebeTaskDefinition.class).map(ZeebeTaskDefinition::getType)))
                .isEqualTo(new TreeSet<>(JobTypes.SERVICE_TASKS));
    }

    @Test
    void everyNoticeIsAConstantAndEveryConstantANotice() {
        assertThat(elements(ZeebeTaskDefinition.class)
                        .filter(task -> JobTypes.NOTIFY_APPLICANT.equals(task.getType()))
                        .map(ModelVocabularyTest::ownerId))
                .containsExactlyInAnyOrderElementsOf(NoticeIds.ALL);
    }

    @Test
    void everyJobIsTriedThreeTimes() {
        assertThat(elements(ZeebeTaskDefinition.class).map(ZeebeTaskDefinition::getRetries))
                .isNotEmpty()
                .containsOnly("3");
    }

    @Test
    void everyMessageIsAConstantCorrelatedByTheCase() {
        assertThat(words(elements(Message.class).map(Message::getName))).isEqualTo(new TreeSet<>(Messages.ALL));
        assertThat(elements(Message.class))
                .allSatisfy(message -> assertThat(message.getSingleExtensionElement(ZeebeSubscription.class)
                                .getCorrelationKey())
                        .isEqualTo(
                                Messages.ABOUT_A_LETTER.containsKey(message.getName())
                                        ? "=caseId + \":\" + string(if %1$s = null then 1 else %1$s)"
                                                .formatted(Messages.ABOUT_A_LETTER.get(message.getName()))
                                        : "=caseId"));
    }

    @Test
    void newsAboutALetterFindsTheWaitForThatLetterOnly() {
        Map<String, Object> second = Map.of(Variables.INQUIRY_LETTER, 2);
        assertThat(Messages.correlationKey(Messages.INQUIRY_ANSWERED, "c", second))
                .isEqualTo("c:2");
        assertThat(Messages.correlationKey(Messages.DOCUMENTS_ARRIVED, "c", second))
                .isEqualTo("c");
        assertThat(Messages.correlationKey(Messages.PUBLIC_KEY_RECEIVED, "c", Map.of(Variables.CODE_LETTER, 3)))
                .isEqualTo("c:3");
        assertThat(Messages.correlationKey(Messages.INQUIRY_RETURNED, "c", Map.of()))
                .isEqualTo("c:1");
    }

    @Test
    void everyUserTaskIsAConstantWithCandidatesAndAViewOfItsName() {
        assertThat(elements(UserTask.class).map(BaseElement::getId)).containsExactlyInAnyOrderElementsOf(TaskIds.ALL);
        assertThat(elements(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getSingleExtensionElement(ZeebeUserTask.class)).isNotNull();
            assertThat(task.getSingleExtensionElement(ZeebeFormDefinition.class).getExternalReference())
                    .isEqualTo(task.getId());
        });
        assertThat(words(elements(ZeebeAssignmentDefinition.class).map(ZeebeAssignmentDefinition::getCandidateGroups)))
                .isEqualTo(new TreeSet<>(Roles.ALL));
        assertThat(elements(ZeebeAssignmentDefinition.class)).hasSameSizeAs(TaskIds.ALL);
    }

    /** They are put in at deployment; a listener written by an author could pose as the guard of the inbox. */
    @Test
    void noModelNamesAListener() {
        assertThat(elements(ZeebeTaskListener.class)).isEmpty();
    }

    @Test
    void everyCalledProcessIsDeployedWithItsCallerAndReturnsOnlyWhatIsMapped() {
        assertThat(elements(CallActivity.class)
                        .collect(Collectors.toMap(
                                BaseElement::getId,
                                call -> call.getSingleExtensionElement(ZeebeCalledElement.class)
                                        .getProcessId())))
                .isEqualTo(Map.of(
                        "decide-application", ProcessIds.DECIDE_APPLICATION,
                        "decide-application-with-key", ProcessIds.DECIDE_APPLICATION,
                        "decide-renewal", ProcessIds.DECIDE_APPLICATION,
                        "issue-renewed-certificate", ProcessIds.ISSUE_CERTIFICATE,
                        "issue-certificate", ProcessIds.ISSUE_CERTIFICATE,
                        "issue-certificate-for-key", ProcessIds.ISSUE_CERTIFICATE,
                        "issue-paper-certificate", ProcessIds.ISSUE_CERTIFICATE));
        assertThat(elements(CallActivity.class)).allSatisfy(call -> {
            ZeebeCalledElement called = call.getSingleExtensionElement(ZeebeCalledElement.class);
            assertThat(called.getAttributeValue("bindingType")).isEqualTo("deployment");
            assertThat(called.isPropagateAllChildVariablesEnabled()).isFalse();
        });
    }

    @Test
    void mappingsCarryOnlyKnownVariablesUnderTheirOwnName() {
        assertThat(elements(ZeebeInput.class)).isEmpty();
        assertThat(elements(ZeebeOutput.class)).isNotEmpty().allSatisfy(output -> {
            assertThat(output.getTarget()).isIn(Variables.ALL);
            if (output.getTarget().equals(Variables.LAST_MESSAGE)) {
                assertThat(Messages.ALL.stream().map(message -> "=\"" + message + "\""))
                        .contains(output.getSource());
            } else {
                assertThat(output.getSource()).isEqualTo("=" + output.getTarget());
            }
        });
    }

    @Test
    void expressionsReadOnlyKnownVariables() {
        var identifier = Pattern.compile("\"[^\"]*\"|[A-Za-z][A-Za-z0-9]*");
        Set<String> feel = Set.of("and", "or", "min", "date", "time", "null", "string", "if", "then", "else");
        Set<String> names = Models.processes().stream()
                .flatMap(file -> Pattern.compile(">=([^<]*)<|(?:source|correlationKey)=\"=([^\"]*)\"")
                        .matcher(file.text())
                        .results())
                .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
                .flatMap(expression -> identifier
                        .matcher(expression.replace("&#34;", "\"").replaceAll("&[lg]t;", " "))
                        .results())
                .map(result -> result.group())
                .filter(word -> !word.startsWith("\"") && !feel.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names).isSubsetOf(Variables.ALL).contains("statusDeadline", "receiptReminderAt", "decision");
    }

    @Test
    void noVariableNameSpeaksOfPersonsOrDocuments() {
        var personal = Pattern.compile(
                "name|address|birth|sex|gender|mail|phone|kana|subject|serial|certificate|csr|document|signature|number|passphrase",
                Pattern.CASE_INSENSITIVE);
        assertThat(Variables.ALL.stream().filter(name -> !name.matches("documents(ReminderAt|Deadline)")))
                .isNotEmpty()
                .noneMatch(name -> personal.matcher(name).find());
    }

    private static Set<String> words(Stream<String> words) {
        return words.collect(Collectors.toCollection(TreeSet::new));
    }

    private static String ownerId(ModelElementInstance extension) {
        return extension.getParentElement().getParentElement().getAttributeValue("id");
    }

    static <T extends ModelElementInstance> Stream<T> elements(Class<T> type) {
        return MODELS.stream().map(model -> model.getModelElementsByType(type)).flatMap(Collection::stream);
    }
}
