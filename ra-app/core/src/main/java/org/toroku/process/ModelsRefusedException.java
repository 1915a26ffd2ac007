package org.toroku.process;

import java.util.List;
import java.util.stream.Collectors;
import org.toroku.workflows.proof.Violation;

/** Models that are not proven would go to the engine; nothing is published and no node begins to work. */
final class ModelsRefusedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ModelsRefusedException(List<Violation> violations) {
        super("models are not published: "
                + violations.stream()
                        .map(each -> each.code() + " (" + each.processId() + "/" + each.elementId() + ")")
                        .distinct()
                        .limit(20)
                        .collect(Collectors.joining(", ")));
    }
}
