package org.toroku.studio;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.process.ModelRecords;
import org.toroku.process.ModelRecords.Run;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/** Reads it from what each run kept when it began. */
@Component
class StoredCaseModelDesk implements CaseModelDesk, ModelsOfCases {
    /** Publications whose models are kept at hand; a case that follows another one is read from the database again. */
    private static final int KEPT = 8;

    private final Owners owners;
    private final ModelRecords records;
    private final ModelsInForce inForce;
    private final PublicationReader publications;
    private final ReleasedModels released;

    /** What was once verified against the book; models of a publication never change. */
    private final Map<UUID, List<ModelFile>> verified =
            Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, List<ModelFile>> eldest) {
                    return size() > KEPT;
                }
            });

    StoredCaseModelDesk(
            Owners owners,
            ModelRecords records,
            ModelsInForce inForce,
            PublicationReader publications,
            ReleasedModels released) {
        this.owners = owners;
        this.records = records;
        this.inForce = inForce;
        this.publications = publications;
        this.released = released;
    }

    @Override
    public Optional<Followed> of(String officer, UUID caseId) {
        return owners.mayFollow(officer, caseId) ? Optional.of(followed(caseId)) : Optional.empty();
    }

    @Override
    public List<ModelFile> of(UUID caseId) {
        List<Run> runs = records.runs(caseId);
        return runs.isEmpty() ? List.of() : models(runs.getLast().publication());
    }

    /** Asks nobody who looks. */
    Followed followed(UUID caseId) {
        Optional<UUID> chosen = inForce.said();
        List<Run> runs = records.runs(caseId);
        // a case that waits for its beginning will begin with the models in force
        Optional<UUID> publication = runs.isEmpty() ? chosen : runs.getLast().publication();
        boolean newest = publication.equals(chosen) || sameProcesses(publication, chosen);
        return new Followed(
                publication.flatMap(publications::find),
                models(publication),
                publication.isPresent()
                        || runs.isEmpty()
                        || runs.getLast().source().filter(this::isReleased).isPresent(),
                newest ? Optional.empty() : chosen.flatMap(publications::find),
                newest);
    }

    private List<ModelFile> models(Optional<UUID> publication) {
        return publication.map(this::models).orElseGet(() -> processes(released.models()));
    }

    /** What only changes rules deploys nothing: cases begin and go on by what the engine has. */
    private boolean sameProcesses(Optional<UUID> publication, Optional<UUID> chosen) {
        Digests mine = Digests.of(models(publication));
        return !mine.byResource().isEmpty() && mine.equals(Digests.of(models(chosen)));
    }

    private List<ModelFile> models(UUID publication) {
        List<ModelFile> known = verified.getOrDefault(publication, List.of());
        if (known.isEmpty()) {
            known = processes(publications.files(publication));
            if (!known.isEmpty()) {
                verified.put(publication, known);
            }
        }
        return known;
    }

    /** What leads a case; rules have no place in which it could stand. */
    private static List<ModelFile> processes(List<ModelFile> models) {
        return models.stream().filter(model -> !RuleSet.isRules(model)).toList();
    }

    private boolean isReleased(String sha256) {
        return released.digests().byResource().containsValue(sha256);
    }
}
