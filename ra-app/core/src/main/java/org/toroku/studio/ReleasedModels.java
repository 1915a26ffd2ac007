package org.toroku.studio;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.toroku.workflows.DecisionIds;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.ProcessHeader;
import org.toroku.workflows.RuleSet;

/** The process models and the rules that this release of the software brings along. */
@FunctionalInterface
interface ReleasedModels {
    List<ModelFile> models();

    default Digests digests() {
        return Digests.of(models());
    }

    default Optional<ModelFile> find(String resource) {
        return models().stream()
                .filter(model -> model.resource().equals(resource))
                .findFirst();
    }

    /** The rules of the automatic decision. */
    default ModelFile rules() {
        return find(RuleSet.RESOURCE)
                .orElseGet(() -> RuleSet.automaticDecision().file());
    }

    /** With the rules of the release where there are none, as in what was published before owners could choose them. */
    default List<ModelFile> complete(List<ModelFile> models) {
        return models.stream().anyMatch(RuleSet::isRules)
                ? models
                : Stream.concat(models.stream(), Stream.of(rules())).toList();
    }

    /** The id of the one process, or of the decision, in each resource. */
    default SortedMap<String, String> processes() {
        SortedMap<String, String> processes = new TreeMap<>();
        complete(models())
                .forEach(model -> processes.put(
                        model.resource(),
                        RuleSet.isRules(model)
                                ? DecisionIds.AUTOMATIC_DECISION
                                : ProcessHeader.in(model).getFirst().processId()));
        return processes;
    }
}
