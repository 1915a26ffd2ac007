package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultCorrections;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.toroku.engine.runtime.Answer;
import org.toroku.engine.runtime.Command;
import org.toroku.engine.runtime.WorkSignals.Wake;
import org.toroku.engine.view.EngineViews;

/** Handing out jobs and taking their outcomes. */
final class JobEndpoints {

    /** How long a worker that does not say so is willing to wait for jobs. */
    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    void addTo(Routes routes) {
        routes.add("POST", "/v2/jobs/activation", this::activate)
                .add("POST", "/v2/jobs/{key}/completion", this::complete)
                .add("POST", "/v2/jobs/{key}/failure", this::fail)
                .add("POST", "/v2/jobs/{key}/error", this::throwError)
                .add("PATCH", "/v2/jobs/{key}", this::update);
    }

    /**
     * Waits until the engine says that there is work; asking it again and again would write a record for each question
     * and slow down everything else.
     */
    private Reply activate(Call call) throws InterruptedException {
        Fields body = call.body();
        String type = body.text("type");
        long wait = body.number("requestTimeout", 0);
        Duration patience = wait == 0 ? USUAL_WAIT : Duration.ofMillis(Math.max(wait, 0));
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            ArrayNode jobs = activateNow(call, body, type);
            if (!jobs.isEmpty()) {
                call.engine().work().passOn(type);
                return Reply.ok(Json.object().set("jobs", jobs));
            }
            Duration left = Duration.ofNanos(end - System.nanoTime());
            Wake why = left.isPositive() ? call.engine().work().await(type, left, call.client()) : Wake.TIME_UP;
            switch (why) {
                case WORK -> {
                    // Ask the engine again.
                }
                case TIME_UP, GONE -> {
                    return Reply.ok(Json.object().set("jobs", jobs));
                }
                case STOPPED -> throw Problem.unavailable();
            }
        }
    }

    private static ArrayNode activateNow(Call call, Fields body, String type) throws InterruptedException {
        int most = body.smallNumber("maxJobsToActivate", 0);
        long timeout = body.number("timeout", 0);
        if (most < 1) {
            throw Problem.invalid("Expected maxJobsToActivate to be greater than 0");
        }
        if (timeout < 1) {
            throw Problem.invalid("Expected timeout to be greater than 0");
        }
        JobBatchRecord batch = new JobBatchRecord()
                .setType(type)
                .setWorker(body.optionalText("worker").orElse(""))
                .setTimeout(timeout)
                .setMaxJobsToActivate(most)
                .setTenantIds(List.of(Json.TENANT));
        body.texts("fetchVariable").forEach(name -> batch.variables().add().wrap(BufferUtil.wrapString(name)));
        Answer.Accepted answer = call.ask(Command.of(ValueType.JOB_BATCH, JobBatchIntent.ACTIVATE, batch), PATIENCE);
        JobBatchRecord activated = answer.into(new JobBatchRecord());
        List<Long> keys = activated.getJobKeys();
        if (call.client().happened()) {
            // Nobody will ever work on these: give them back now instead of after their timeout.
            keys.forEach(key ->
                    call.engine().commands().tell(new Command(ValueType.JOB, JobIntent.YIELD, key, new JobRecord())));
            return Json.array();
        }
        ArrayNode jobs = Json.array();
        List<JobRecord> records = new ArrayList<>();
        activated.jobs().forEach(job -> {
            JobRecord copy = new JobRecord();
            copy.copyFrom(job);
            records.add(copy);
        });
        for (int i = 0; i < records.size(); i++) {
            jobs.add(ActivatedJobs.json(keys.get(i), records.get(i), viewsKnowing(records.get(i), call)));
        }
        return jobs;
    }

    /**
     * A job may be handed out before the views have read of its instance; its root would then be unknown, and a called
     * instance be taken for a root itself.
     */
    private static EngineViews viewsKnowing(JobRecord job, Call call) {
        EngineViews views = call.engine().currentViews();
        return views.instance(job.getProcessInstanceKey()).isPresent()
                ? views
                : call.engine().views();
    }

    private Reply complete(Call call) throws InterruptedException {
        Fields body = call.body();
        JobRecord job = new JobRecord().setVariables(body.variables());
        if (body.has("result")) {
            job.setResult(result(body.object("result")));
        }
        call.askAboutPath(ValueType.JOB, JobIntent.COMPLETE, job);
        return Reply.done();
    }

    private static JobResult result(Fields result) {
        String type = result.optionalText("type").orElse("userTask");
        if (!type.equals("userTask")) {
            throw Problem.invalid("Unsupported result type '%s'; only userTask is supported".formatted(type));
        }
        Fields corrections = result.object("corrections");
        JobResultCorrections corrected = new JobResultCorrections();
        List<String> attributes = new ArrayList<>();
        corrections.optionalText("assignee").ifPresent(value -> {
            corrected.setAssignee(value);
            attributes.add("assignee");
        });
        corrections.optionalText("dueDate").ifPresent(value -> {
            corrected.setDueDate(value);
            attributes.add("dueDate");
        });
        corrections.optionalText("followUpDate").ifPresent(value -> {
            corrected.setFollowUpDate(value);
            attributes.add("followUpDate");
        });
        if (corrections.has("candidateUsers")) {
            corrected.setCandidateUsersList(corrections.texts("candidateUsers"));
            attributes.add("candidateUsersList");
        }
        if (corrections.has("candidateGroups")) {
            corrected.setCandidateGroupsList(corrections.texts("candidateGroups"));
            attributes.add("candidateGroupsList");
        }
        if (corrections.has("priority")) {
            corrected.setPriority(corrections.smallNumber("priority", 50));
            attributes.add("priority");
        }
        return new JobResult()
                .setType(JobResultType.USER_TASK)
                .setDenied(result.flag("denied", false))
                .setDeniedReason(result.optionalText("deniedReason").orElse(""))
                .setCorrections(corrected)
                .setCorrectedAttributes(attributes);
    }

    private Reply fail(Call call) throws InterruptedException {
        Fields body = call.body();
        JobRecord job = new JobRecord()
                .setRetries(body.smallNumber("retries", 0))
                .setRetryBackoff(body.number("retryBackOff", 0))
                .setErrorMessage(body.optionalText("errorMessage").orElse(""))
                .setVariables(body.variables());
        call.askAboutPath(ValueType.JOB, JobIntent.FAIL, job);
        return Reply.done();
    }

    private Reply throwError(Call call) throws InterruptedException {
        Fields body = call.body();
        JobRecord job = new JobRecord()
                .setErrorCode(BufferUtil.wrapString(body.text("errorCode")))
                .setErrorMessage(body.optionalText("errorMessage").orElse(""))
                .setVariables(body.variables());
        call.askAboutPath(ValueType.JOB, JobIntent.THROW_ERROR, job);
        return Reply.done();
    }

    private Reply update(Call call) throws InterruptedException {
        Fields changes = call.body().object("changeset");
        JobRecord job = new JobRecord();
        Set<String> changed = new HashSet<>();
        if (changes.has("retries")) {
            job.setRetries(changes.smallNumber("retries", 0));
            changed.add(JobRecord.RETRIES);
        }
        if (changes.has("timeout")) {
            job.setTimeout(changes.number("timeout", 0));
            changed.add(JobRecord.TIMEOUT);
        }
        if (changed.isEmpty()) {
            throw Problem.invalid("At least one of retries and timeout is required");
        }
        call.askAboutPath(ValueType.JOB, JobIntent.UPDATE, job.setChangedAttributes(changed));
        return Reply.done();
    }
}
