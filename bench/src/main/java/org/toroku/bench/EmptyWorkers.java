package org.toroku.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.worker.JobWorker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.ProcessIds;

/**
 * The limit of a case: the released BPMN in the same engine by the same client with workers that do nothing and say so
 * at once. Processes and job types are renamed, so that Toroku's own workers keep out of it.
 */
final class EmptyWorkers implements AutoCloseable {
    private static final String PREFIX = "empty-";
    private static final int SENDERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ExecutorService handling = Executors.newVirtualThreadPerTaskExecutor();
    private final CamundaClient steps;
    private final CamundaClient commands;
    private final List<JobWorker> workers = new ArrayList<>();
    private volatile CountDownLatch issued = new CountDownLatch(0);

    private EmptyWorkers(URI engine, Instant receiptDeadline) {
        steps = client(engine, "step");
        commands = client(engine, "command");
        deploy();
        Map<String, Map<String, Object>> answers = Map.of(
                JobTypes.STORE_DOCUMENTS, Map.of(),
                JobTypes.VERIFY_IDENTITY, Map.of("verification", "VERIFIED"),
                JobTypes.MATCH_APPLICATION, Map.of(),
                JobTypes.DECIDE_AUTOMATICALLY, Map.of("decision", "ACCEPT"),
                JobTypes.ISSUE_CERTIFICATE,
                        Map.of(
                                "issuance", "ISSUED",
                                "receiptDeadline", receiptDeadline.toString(),
                                "receiptReminderAt", receiptDeadline.toString()),
                JobTypes.NOTIFY_APPLICANT, Map.of());
        answers.forEach(this::open);
    }

    static EmptyWorkers open(URI engine, Instant receiptDeadline) {
        return new EmptyWorkers(engine, receiptDeadline);
    }

    /** As {@code org.toroku.process} configures its clients. */
    private static CamundaClient client(URI engine, String name) {
        return CamundaClient.newClientBuilder()
                .applyEnvironmentVariableOverrides(false)
                .preferRestOverGrpc(true)
                .restAddress(engine)
                .defaultJobWorkerStreamEnabled(false)
                .defaultJobWorkerName("empty")
                .jobWorkerSchedulingExecutor(
                        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                                .daemon()
                                .name("empty-" + name + "-poll")
                                .factory()),
                        true)
                .jobHandlingExecutor(Executors.newVirtualThreadPerTaskExecutor(), true)
                .build();
    }

    private void deploy() {
        List<ModelFile> models = Models.processes();
        DeployResourceCommandStep2 command = null;
        for (ModelFile model : models) {
            String xml = model.text();
            for (String id : ProcessIds.ALL) {
                xml = xml.replace("process id=\"" + id + "\"", "process id=\"" + PREFIX + id + "\"")
                        .replace("processId=\"" + id + "\"", "processId=\"" + PREFIX + id + "\"")
                        .replaceAll("(BPMNPlane [^>]*bpmnElement=\")" + id, "$1" + PREFIX + id);
            }
            xml = xml.replace("taskDefinition type=\"", "taskDefinition type=\"" + PREFIX);
            byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
            String name = PREFIX + model.resource();
            command = command == null
                    ? commands.newDeployResourceCommand().addResourceBytes(bytes, name)
                    : command.addResourceBytes(bytes, name);
        }
        if (command == null) {
            throw new IllegalStateException("there are no models");
        }
        command.send().join();
    }

    private void open(String type, Map<String, Object> answer) {
        boolean last = type.equals(JobTypes.ISSUE_CERTIFICATE);
        workers.add(steps.newWorker()
                .jobType(PREFIX + type)
                .handler((client, job) -> handling.execute(() -> {
                    var _ = client.newCompleteCommand(job)
                            .variables(answer)
                            .send()
                            .whenComplete((done, failure) -> {
                                if (last && failure == null) {
                                    issued.countDown();
                                }
                            });
                }))
                .timeout(Duration.ofMinutes(2))
                .maxJobsActive(8)
                .requestTimeout(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .streamEnabled(false)
                .open());
    }

    /** Starts {@code cases} at once and waits until each is past its issuing step; cases per second. */
    double perSecond(int cases) {
        issued = new CountDownLatch(cases);
        long start = System.nanoTime();
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < cases; i++) {
                sent.add(senders.submit(() -> commands.newCreateInstanceCommand()
                        .bpmnProcessId(PREFIX + ProcessIds.ENROL_MY_NUMBER_CARD)
                        .latestVersion()
                        .variables(Map.<String, Object>of(
                                "caseId", UUID.randomUUID().toString(),
                                "runId", UUID.randomUUID().toString()))
                        .send()
                        .join()));
            }
            for (Future<?> each : sent) {
                each.get();
            }
            if (!issued.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(issued.getCount() + " empty cases did not get through");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("an empty case did not start", e);
        }
        return cases * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() {
        workers.forEach(JobWorker::close);
        handling.shutdown();
        steps.close();
        commands.close();
    }
}
