package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.List;

/** One process as a graph. */
final class ProcessModel {
    final String id;
    final Node xml;
    final Scope root = new Scope(this, null);

    /** Of every scope. */
    final List<FlowNode> nodes = new ArrayList<>();

    /** Call activities of the deployment that call it. */
    final List<FlowNode> callers = new ArrayList<>();

    ProcessModel(String id, Node xml) {
        this.id = id;
        this.xml = xml;
    }
}
