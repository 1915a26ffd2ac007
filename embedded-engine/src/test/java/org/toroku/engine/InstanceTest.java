package org.toroku.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.api.command.MigrationPlan;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstanceTest {
    private static final int NEW_INSTANCES = 200;

    private final EngineFixture fixture = EngineFixture.start(EngineSettings.temporary());

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void deploysModelsDecisionsAndFormsAtOnce() {
        DeploymentEvent deployed = fixture.client()
                .newDeployResourceCommand()
                .addResourceFromClasspath("models/profile.dmn")
                .addResourceFromClasspath("models/review.form")
                .addResourceString(
                        Bpmn.convertToString(Models.threeServiceTasks()), StandardCharsets.UTF_8, "three.bpmn")
                .execute();
        assertThat(deployed.getKey()).isPositive();
        assertThat(deployed.getProcesses().getFirst().getBpmnProcessId()).isEqualTo("three-tasks");
        assertThat(deployed.getProcesses().getFirst().getResourceName()).isEqualTo("three.bpmn");
        assertThat(deployed.getDecisions().getFirst().getDmnDecisionId()).isEqualTo("profile");
        assertThat(deployed.getDecisionRequirements().getFirst().getDmnDecisionRequirementsName())
                .isEqualTo("Profile rules");
        assertThat(deployed.getForm().getFirst().getFormId()).isEqualTo("review-form");
    }

    @Test
    void countsVersionsAndStartsTheOneAskedFor() {
        long first = fixture.deploy(Models.oneServiceTask("versions", "old"));
        BpmnModelInstance newer = Models.oneServiceTask("versions", "new");
        long second = fixture.deploy(newer);
        assertThat(fixture.deploy(newer)).isEqualTo(second);
        var byKey = fixture.client()
                .newCreateInstanceCommand()
                .processDefinitionKey(first)
                .tags("demo:1")
                .execute();
        assertThat(byKey.getVersion()).isEqualTo(1);
        assertThat(byKey.getTags()).containsExactly("demo:1");
        var latest = fixture.client()
                .newCreateInstanceCommand()
                .bpmnProcessId("versions")
                .latestVersion()
                .execute();
        assertThat(latest.getVersion()).isEqualTo(2);
        assertThat(latest.getProcessDefinitionKey()).isEqualTo(second);
    }

    @Test
    void refusesAModelThatCannotRunAndNamesTheElement() {
        BpmnModelInstance broken = Bpmn.createExecutableProcess("broken")
                .startEvent()
                .serviceTask("no-type")
                .endEvent()
                .done();
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> fixture.deploy(broken));
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.details().getTitle()).isEqualTo("INVALID_ARGUMENT");
        assertThat(refused.details().getDetail()).contains("no-type").contains("zeebe:taskDefinition");
    }

    @Test
    void callsAnotherProcessAndTakesItsResult() {
        fixture.deploy(Models.oneServiceTask("child", "child-work"));
        fixture.deploy(Models.callsChild());
        long parent = fixture.begin("parent");
        ActivatedJob job = activate("child-work");
        long child = job.getProcessInstanceKey();
        assertThat(child).isNotEqualTo(parent);
        assertThat(job.getRootProcessInstanceKey()).isEqualTo(parent);
        assertThat(fixture.client()
                        .newProcessInstanceGetRequest(child)
                        .execute()
                        .getParentProcessInstanceKey())
                .isEqualTo(parent);
        fixture.client().newCompleteCommand(job).execute();
        assertThat(state(parent)).isEqualTo(ProcessInstanceState.COMPLETED);
        assertThat(state(child)).isEqualTo(ProcessInstanceState.COMPLETED);
    }

    /** Jobs leave the engine while the views are still reading of the instances that they belong to. */
    @Test
    void namesTheRootOfACalledInstanceHoweverNewItIs() {
        // a type of its own: the closing worker's last poll takes the next job of its type
        fixture.deploy(Models.oneServiceTask("child", "new-child-work"));
        fixture.deploy(Models.callsChild());
        Map<Long, Long> roots = new ConcurrentHashMap<>();
        try (JobWorker worker = fixture.client()
                .newWorker()
                .jobType("new-child-work")
                .handler((client, job) -> {
                    roots.put(job.getRootProcessInstanceKey(), job.getProcessInstanceKey());
                    client.newCompleteCommand(job).execute();
                })
                .pollInterval(Duration.ofMillis(1))
                .open()) {
            Set<Long> parents = new HashSet<>();
            for (int i = 0; i < NEW_INSTANCES; i++) {
                parents.add(fixture.begin("parent"));
            }
            EngineFixture.eventually(roots::size, size -> size >= NEW_INSTANCES);
            assertThat(worker.isOpen()).isTrue();
            assertThat(roots.keySet()).isEqualTo(parents);
        }
    }

    @Test
    void decidesByADecisionTable() {
        fixture.client()
                .newDeployResourceCommand()
                .addResourceFromClasspath("models/profile.dmn")
                .execute();
        fixture.deploy(Bpmn.createExecutableProcess("decides")
                .startEvent()
                .businessRuleTask(
                        "choose", task -> task.zeebeCalledDecisionId("profile").zeebeResultVariable("chosen"))
                .endEvent()
                .done());
        assertThat(fixture.client()
                        .newCreateInstanceCommand()
                        .bpmnProcessId("decides")
                        .latestVersion()
                        .variables(Map.of("kind", "person"))
                        .withResult()
                        .fetchVariables("chosen")
                        .execute()
                        .getVariablesAsMap())
                .containsExactly(Map.entry("chosen", "natural"));
    }

    @Test
    void cancelsAnInstanceOnceAndThenNotAgain() {
        fixture.deploy(Models.oneServiceTask("cancelled", "cancelled"));
        long instance = fixture.begin("cancelled");
        fixture.client().newCancelInstanceCommand(instance).execute();
        assertThat(state(instance)).isEqualTo(ProcessInstanceState.TERMINATED);
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> fixture.client().newCancelInstanceCommand(instance).execute());
        assertThat(refused.code()).isEqualTo(404);
    }

    @Test
    void findsInstancesByKeysStateAndProcess() {
        fixture.deploy(Models.oneServiceTask("found", "found"));
        long first = fixture.begin("found");
        long second = fixture.begin("found");
        long third = fixture.begin("found");
        fixture.client().newCancelInstanceCommand(second).execute();
        assertThat(fixture.client()
                        .newProcessInstanceSearchRequest()
                        .filter(filter -> filter.processInstanceKey(key -> key.in(first, second, 1L))
                                .state(ProcessInstanceState.ACTIVE))
                        .execute()
                        .items())
                .extracting(ProcessInstance::getProcessInstanceKey)
                .containsExactly(first);
        var page = fixture.client()
                .newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId("found"))
                .page(page1 -> page1.limit(2))
                .execute();
        assertThat(page.page().totalItems()).isEqualTo(3);
        assertThat(page.items())
                .extracting(ProcessInstance::getProcessInstanceKey)
                .containsExactly(first, second);
        assertThat(fixture.client()
                        .newProcessInstanceSearchRequest()
                        .filter(filter -> filter.processDefinitionId("found"))
                        .page(next -> next.limit(2).after(page.page().endCursor()))
                        .execute()
                        .items())
                .extracting(ProcessInstance::getProcessInstanceKey)
                .containsExactly(third);
    }

    @Test
    void refusesAFilterItDoesNotKnow() {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> fixture.client()
                        .newProcessInstanceSearchRequest()
                        .filter(filter -> filter.variables(Map.of("requestId", "r")))
                        .execute());
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.details().getDetail()).contains("variables");
    }

    @Test
    void movesAnInstanceToAnotherElement() {
        fixture.deploy(Bpmn.createExecutableProcess("modified")
                .startEvent()
                .serviceTask("one", task -> task.zeebeJobType("modify-one"))
                .serviceTask("two", task -> task.zeebeJobType("modify-two"))
                .endEvent()
                .done());
        long instance = fixture.begin("modified");
        ActivatedJob one = activate("modify-one");
        fixture.client()
                .newModifyProcessInstanceCommand(instance)
                .activateElement("two")
                .withVariables(Map.of("moved", true))
                .and()
                .terminateElement(one.getElementInstanceKey())
                .execute();
        ActivatedJob two = activate("modify-two");
        assertThat(two.getProcessInstanceKey()).isEqualTo(instance);
        assertThat(two.getVariablesAsMap()).containsEntry("moved", true);
    }

    @Test
    void migratesAnInstanceToANewerModel() {
        fixture.deploy(Models.oneServiceTask("migrated", "migrate-old"));
        long instance = fixture.begin("migrated");
        ActivatedJob job = activate("migrate-old");
        long newer = fixture.deploy(Bpmn.createExecutableProcess("migrated")
                .startEvent()
                .serviceTask("task", task -> task.zeebeJobType("migrate-old"))
                .serviceTask("added", task -> task.zeebeJobType("migrate-added"))
                .endEvent()
                .done());
        fixture.client()
                .newMigrateProcessInstanceCommand(instance)
                .migrationPlan(MigrationPlan.newBuilder()
                        .withTargetProcessDefinitionKey(newer)
                        .addMappingInstruction("task", "task")
                        .build())
                .execute();
        assertThat(fixture.client()
                        .newProcessInstanceGetRequest(instance)
                        .execute()
                        .getProcessDefinitionKey())
                .isEqualTo(newer);
        fixture.client().newCompleteCommand(job).execute();
        assertThat(activate("migrate-added").getProcessInstanceKey()).isEqualTo(instance);
    }

    @Test
    void setsVariablesOfARunningInstance() {
        fixture.deploy(Models.oneServiceTask("variables", "variables"));
        long instance = fixture.begin("variables");
        fixture.client()
                .newSetVariablesCommand(instance)
                .variables(Map.of("decision", "approved"))
                .execute();
        assertThat(activate("variables").getVariablesAsMap()).containsEntry("decision", "approved");
    }

    @Test
    void showsOneHealthyPartition() {
        var topology = fixture.client().newTopologyRequest().execute();
        assertThat(topology.getClusterSize()).isEqualTo(1);
        assertThat(topology.getPartitionsCount()).isEqualTo(1);
        assertThat(topology.getBrokers().getFirst().getPartitions().getFirst().isLeader())
                .isTrue();
    }

    private ProcessInstanceState state(long instance) {
        return fixture.client().newProcessInstanceGetRequest(instance).execute().getState();
    }

    private ActivatedJob activate(String type) {
        List<ActivatedJob> jobs = fixture.client()
                .newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(1)
                .timeout(Duration.ofMinutes(5))
                .requestTimeout(Duration.ofSeconds(10))
                .execute()
                .getJobs();
        assertThat(jobs).hasSize(1);
        return jobs.getFirst();
    }
}
