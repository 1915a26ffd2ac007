package org.toroku.studio;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.workflows.ModelFile;

/** Which models conduct a case: those that were in force when it began, whatever was published since. */
public interface CaseModelDesk {
    /** Empty where the officer may look at no case, and for their own one (I02). */
    Optional<Followed> of(String officer, UUID caseId);

    /**
     * @param publication whose models the case began with; empty for those of a release of the software
     * @param models empty where what is stored is not what was approved
     * @param exact whether {@code models} are the ones; not where the case began with those of a release that are no longer
     *     the ones of this release, which are shown then
     * @param newer publication in force, where it is another one
     * @param newest whether new cases begin with the same models
     */
    record Followed(
            Optional<Publication> publication,
            List<ModelFile> models,
            boolean exact,
            Optional<Publication> newer,
            boolean newest) {
        public Followed {
            models = List.copyOf(models);
        }
    }
}
