package org.toroku.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.process.ModelDeployment;
import org.toroku.process.ModelGate;
import org.toroku.process.ModelSet;
import org.toroku.studio.PublicationDesk.ChangeApproval;
import org.toroku.workflows.ModelFile;

/** What has to hold of models and papers before a publication is proposed, and again before it is approved. */
@Component
class Proposals {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final ModelGate prover;
    private final ModelDeployment deployment;
    private final VersionTags tags;
    private final Clock clock;

    Proposals(ModelGate prover, ModelDeployment deployment, VersionTags tags, Clock clock) {
        this.prover = prover;
        this.deployment = deployment;
        this.tags = tags;
        this.clock = clock;
    }

    /** 法9: the way of work changes only with an approval, or for a stated reason without one. */
    Optional<String> objection(String reason, ChangeApproval approval) {
        return TypedText.objection(reason, PublicationDesk.LONGEST_TEXT).or(() -> switch (approval) {
            case ChangeApproval.Approved(var reference, var date) ->
                objection(reference).or(() -> future(date));
            case ChangeApproval.Exempt(var exception) -> objection(exception);
        });
    }

    private static Optional<String> objection(String text) {
        return text.isBlank()
                ? Optional.of("approval-missing")
                : TypedText.objection(text, PublicationDesk.LONGEST_TEXT);
    }

    private Optional<String> future(LocalDate date) {
        return date.isAfter(LocalDate.ofInstant(clock.instant(), JAPAN))
                ? Optional.of("approval-date-in-future")
                : Optional.empty();
    }

    /** Resources of which new cases would get another content than now. */
    static List<String> changed(List<ModelFile> models, ModelSet inForce) {
        return Digests.of(models).differing(Digests.of(inForce.models()));
    }

    Optional<String> objection(List<ModelFile> models, ModelSet inForce) {
        List<String> changed = changed(models, inForce);
        if (changed.isEmpty()) {
            return Optional.of("nothing-changed");
        }
        Optional<String> tagged = tags.objection(models, changed, inForce.models());
        if (tagged.isPresent()) {
            return tagged;
        }
        if (deployment.undeployable(models).isPresent()) {
            return Optional.of("not-deployable");
        }
        return prover.examine(models).isEmpty() ? Optional.empty() : Optional.of("not-proven");
    }
}
