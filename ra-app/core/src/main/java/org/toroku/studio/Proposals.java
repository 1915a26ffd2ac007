package org.toroku.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.audit.TypedText;
import org.toroku.automaton.RuleTrial;
import org.toroku.process.ModelDeployment;
import org.toroku.process.ModelGate;
import org.toroku.process.ModelSet;
import org.toroku.studio.PublicationDesk.ChangeApproval;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/** What has to hold of models and papers before a publication is proposed, and again before it is approved. */
@Component
class Proposals {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final ModelGate prover;
    private final ModelDeployment deployment;
    private final VersionTags tags;
    private final ReleasedModels released;
    private final RuleTrial trial;
    private final Clock clock;

    Proposals(
            ModelGate prover,
            ModelDeployment deployment,
            VersionTags tags,
            ReleasedModels released,
            RuleTrial trial,
            Clock clock) {
        this.released = released;
        this.trial = trial;
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
    List<String> changed(List<ModelFile> models, ModelSet inForce) {
        return Digests.of(released.complete(models)).differing(Digests.of(inForce.models()));
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
        List<ModelFile> processes =
                models.stream().filter(model -> !RuleSet.isRules(model)).toList();
        if (deployment.undeployable(processes).isPresent()) {
            return Optional.of("not-deployable");
        }
        boolean sound = prover.examine(models).isEmpty()
                && models.stream().filter(RuleSet::isRules).allMatch(rules -> trial.readable(RuleSet.of(rules)));
        return sound ? Optional.empty() : Optional.of("not-proven");
    }
}
