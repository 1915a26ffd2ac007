package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.util.Map;
import org.toroku.engine.view.DefinitionView;
import org.toroku.engine.view.EngineViews;
import org.toroku.engine.view.UserTaskView;

/** Assigning, changing, completing and finding user tasks. */
final class UserTaskEndpoints {

    void addTo(Routes routes) {
        routes.add("POST", "/v2/user-tasks/search", this::search)
                .add("GET", "/v2/user-tasks/{key}", this::get)
                .add("PATCH", "/v2/user-tasks/{key}", this::update)
                .add("POST", "/v2/user-tasks/{key}/completion", this::complete)
                .add("POST", "/v2/user-tasks/{key}/assignment", this::assign)
                .add("DELETE", "/v2/user-tasks/{key}/assignee", this::unassign);
    }

    private Reply complete(Call call) throws InterruptedException {
        Fields body = call.body();
        UserTaskRecord task = task(call)
                .setVariables(body.variables())
                .setAction(body.optionalText("action")
                        .filter(text -> !text.isBlank())
                        .orElse("complete"));
        call.askAboutPath(ValueType.USER_TASK, UserTaskIntent.COMPLETE, task);
        return Reply.done();
    }

    private Reply assign(Call call) throws InterruptedException {
        Fields body = call.body();
        boolean override = body.flag("allowOverride", true);
        UserTaskRecord task = task(call)
                .setAssignee(body.text("assignee"))
                .setAction(body.optionalText("action")
                        .filter(text -> !text.isBlank())
                        .orElse(override ? "assign" : "claim"));
        call.askAboutPath(ValueType.USER_TASK, override ? UserTaskIntent.ASSIGN : UserTaskIntent.CLAIM, task);
        return Reply.done();
    }

    private Reply unassign(Call call) throws InterruptedException {
        UserTaskRecord task = task(call).setAssignee("").setAction("unassign");
        call.askAboutPath(ValueType.USER_TASK, UserTaskIntent.ASSIGN, task);
        return Reply.done();
    }

    private Reply update(Call call) throws InterruptedException {
        Fields body = call.body();
        Fields changes = body.object("changeset");
        UserTaskRecord task = task(call)
                .setAction(body.optionalText("action")
                        .filter(text -> !text.isBlank())
                        .orElse("update"));
        changes.optionalText("dueDate")
                .ifPresent(value -> task.setDueDate(value).setDueDateChanged());
        changes.optionalText("followUpDate")
                .ifPresent(value -> task.setFollowUpDate(value).setFollowUpDateChanged());
        if (changes.has("candidateGroups")) {
            task.setCandidateGroupsList(changes.texts("candidateGroups")).setCandidateGroupsChanged();
        }
        if (changes.has("candidateUsers")) {
            task.setCandidateUsersList(changes.texts("candidateUsers")).setCandidateUsersChanged();
        }
        if (changes.has("priority")) {
            task.setPriority(changes.smallNumber("priority", 50)).setPriorityChanged();
        }
        if (!task.hasChangedAttributes() && !body.has("action")) {
            throw Problem.invalid("No update data provided. Provide at least an \"action\" or a non-null value for a"
                    + " supported attribute in the \"changeset\".");
        }
        call.askAboutPath(ValueType.USER_TASK, UserTaskIntent.UPDATE, task);
        return Reply.done();
    }

    private Reply get(Call call) {
        EngineViews views = call.engine().views();
        return views.userTask(call.pathKey())
                .map(view -> Reply.ok(json(view, views)))
                .orElseThrow(() -> Problem.notFound("User Task with key '%d' not found".formatted(call.pathKey())));
    }

    private Reply search(Call call) {
        EngineViews views = call.engine().views();
        return Search.of(call.body(), "userTaskKey")
                .over(
                        views.userTasks(),
                        view -> json(view, views),
                        Map.of(
                                "userTaskKey",
                                view -> Long.toString(view.key()),
                                "state",
                                view -> view.state().name(),
                                "assignee",
                                view -> view.task().assignee(),
                                "elementId",
                                view -> view.task().place().elementId(),
                                "elementInstanceKey",
                                view -> Long.toString(view.task().place().elementInstanceKey()),
                                "processInstanceKey",
                                view -> Long.toString(view.task().place().instanceKey()),
                                "processDefinitionKey",
                                view -> Long.toString(
                                        view.task().place().definition().key()),
                                "processDefinitionId",
                                view -> view.task().place().definition().processId()));
    }

    private static UserTaskRecord task(Call call) {
        return new UserTaskRecord().setUserTaskKey(call.pathKey());
    }

    private static ObjectNode json(UserTaskView view, EngineViews views) {
        UserTaskView.Attributes task = view.task();
        UserTaskView.Place place = task.place();
        ObjectNode node = Json.object()
                .put("userTaskKey", Long.toString(view.key()))
                .put("state", view.state().name())
                .put("elementId", place.elementId())
                .put("elementInstanceKey", Long.toString(place.elementInstanceKey()))
                .put("processInstanceKey", Long.toString(place.instanceKey()))
                .put("rootProcessInstanceKey", Long.toString(views.rootOf(place.instanceKey())))
                .put("processDefinitionId", place.definition().processId())
                .put("processDefinitionKey", Long.toString(place.definition().key()))
                .put("processDefinitionVersion", place.definition().version())
                .put("priority", task.priority())
                .put("tenantId", Json.TENANT)
                .put("creationDate", view.created().toString());
        node.put("completionDate", view.ended() == null ? null : view.ended().toString());
        DefinitionView definition = views.definition(place.definition().key());
        node.put("name", definition.elementNames().getOrDefault(place.elementId(), place.elementId()));
        node.put("processName", definition.name());
        Json.putText(node, "assignee", task.assignee());
        Json.putText(node, "dueDate", task.dueDate());
        Json.putText(node, "followUpDate", task.followUpDate());
        Json.putText(node, "externalFormReference", task.externalFormReference());
        Json.putKey(node, "formKey", task.formKey());
        node.set("candidateGroups", Json.texts(task.candidateGroups()));
        node.set("candidateUsers", Json.texts(task.candidateUsers()));
        node.set("customHeaders", Json.tree(task.customHeaders()));
        node.set("tags", Json.array());
        return node;
    }
}
