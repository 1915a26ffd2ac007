package org.toroku.check;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.toroku.check.CheckDesk.Asked;
import org.toroku.studio.ModelsOfCases;
import org.toroku.workflows.AdditionalCheck;
import org.toroku.workflows.ModelFile;

/** The additional checks of the models that conduct a case, as two owners sealed them. */
@Component
class AskedChecks {
    /** Models whose checks are kept at hand; a list of tasks would read the same files again and again. */
    private static final int KEPT = 64;

    private final ModelsOfCases models;
    private final ConcurrentHashMap<String, List<AdditionalCheck>> read = new ConcurrentHashMap<>();

    AskedChecks(ModelsOfCases models) {
        this.models = models;
    }

    Optional<Asked> of(UUID caseId, String elementId) {
        if (!CheckDesk.isCheck(elementId)) {
            return Optional.empty();
        }
        return models.of(caseId).stream()
                .flatMap(model -> in(model).stream()
                        .filter(check -> check.id().equals(elementId))
                        .map(check -> new Asked(check, model.sha256())))
                .findFirst();
    }

    private List<AdditionalCheck> in(ModelFile model) {
        if (read.size() > KEPT) {
            read.clear();
        }
        return read.computeIfAbsent(model.sha256(), _ -> AdditionalCheck.in(model));
    }
}
