package org.toroku.studio;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.process.ModelRecords;
import org.toroku.process.ModelSet;
import org.toroku.studio.PublicationDesk.ForeignModel;
import org.toroku.studio.PublicationDesk.InForce;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.studio.PublicationDesk.RunModels;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/** What people see of publications and of what runs by them. */
@Component
class PublicationReader {
    private final PublicationLedger publications;
    private final SealedPapers sealed;
    private final ModelsInForce inForce;
    private final ReleasedModels released;
    private final ModelRecords records;

    PublicationReader(
            PublicationLedger publications,
            SealedPapers sealed,
            ModelsInForce inForce,
            ReleasedModels released,
            ModelRecords records) {
        this.publications = publications;
        this.sealed = sealed;
        this.inForce = inForce;
        this.released = released;
        this.records = records;
    }

    InForce inForce() {
        Optional<ModelSet> set = inForce.read();
        if (set.isEmpty()) {
            return new InForce(Optional.empty(), true, List.of(), List.of());
        }
        Optional<PublicationLedger.Row> row = set.get().publication().flatMap(publications::find);
        return new InForce(
                row.map(PublicationLedger.Row::shown),
                false,
                row.map(found -> shippedOtherwise(found.release())).orElse(List.of()),
                inForce.violations(set.get()));
    }

    /** What was proposed before owners could choose rules says nothing of those that were shipped. */
    private List<String> shippedOtherwise(Digests then) {
        return released.digests().differing(then).stream()
                .filter(resource ->
                        !resource.equals(RuleSet.RESOURCE) || then.byResource().containsKey(resource))
                .toList();
    }

    Optional<Publication> find(UUID publication) {
        return publications.find(publication).map(PublicationLedger.Row::shown);
    }

    List<ModelFile> files(UUID publication) {
        return publications.find(publication).isEmpty()
                ? List.of()
                : sealed.publication(publication)
                        .map(SealedPapers.SealedPublication::models)
                        .map(released::complete)
                        .orElse(List.of());
    }

    List<RunModels> runs(UUID caseId) {
        return records.runs(caseId).stream()
                .map(run -> new RunModels(
                        run.runId(), run.attempt(), run.processId(), run.startedAt(), run.sha256(), run.publication()))
                .toList();
    }

    List<ForeignModel> foreignModels() {
        return records.foreign().stream()
                .map(found -> new ForeignModel(found.definition(), found.processId(), found.version(), found.foundAt()))
                .toList();
    }
}
