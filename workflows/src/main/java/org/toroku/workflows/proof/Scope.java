package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a process or a subprocess consists of. */
final class Scope {
    final ProcessModel process;

    /** The subprocess; null for the process itself. */
    final @Nullable FlowNode owner;

    final List<FlowNode> nodes = new ArrayList<>();

    @Nullable
    FlowNode start;

    Scope(ProcessModel process, @Nullable FlowNode owner) {
        this.process = process;
        this.owner = owner;
    }
}
