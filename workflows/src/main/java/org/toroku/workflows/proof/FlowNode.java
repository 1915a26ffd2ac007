package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toroku.workflows.AdditionalCheck;

/** An element of the flow graph. Filled by {@link GraphReader}, read by everything else. */
final class FlowNode {
    /** What makes an event happen. */
    enum Trigger {
        NONE,
        MESSAGE,
        TIMER,
        ERROR
    }

    final int index;
    final String id;
    final Kind kind;
    final Scope scope;
    final Node xml;
    final List<Flow> outgoing = new ArrayList<>();
    final List<Flow> incoming = new ArrayList<>();

    /** Attached to this activity. */
    final List<FlowNode> boundaries = new ArrayList<>();

    /** Of a boundary event. */
    @Nullable
    FlowNode attachedTo;

    boolean interrupting = true;
    Trigger trigger = Trigger.NONE;

    /** Name of the message, code of the error (empty: any), or expression of the date. */
    String awaited = "";

    /** Of a service task. */
    String jobType = "";

    /** Of a user task: the name of the page on which people work on it. */
    String form = "";

    /** Of a call activity. */
    String calledId = "";

    @Nullable
    ProcessModel called;

    /** Of a subprocess. */
    @Nullable
    Scope inner;

    /** Targets with their sources. */
    final Map<String, String> outputs = new LinkedHashMap<>();

    FlowNode(int index, String id, Kind kind, Scope scope, Node xml) {
        this.index = index;
        this.id = id;
        this.kind = kind;
        this.scope = scope;
        this.xml = xml;
    }

    /** @param condition empty where the flow has none */
    record Flow(String id, FlowNode source, FlowNode target, String condition) {
        @Override
        public String toString() {
            return id;
        }
    }

    /** Work that an owner of the process asks of people, beside the tasks that the house knows by name. */
    boolean isAdditionalCheck() {
        return kind == Kind.USER && form.equals(AdditionalCheck.FORM);
    }

    boolean isFork() {
        return kind == Kind.PARALLEL && outgoing.size() > 1;
    }

    boolean isJoin() {
        return kind == Kind.PARALLEL && incoming.size() > 1;
    }

    @Override
    public String toString() {
        return id;
    }
}
