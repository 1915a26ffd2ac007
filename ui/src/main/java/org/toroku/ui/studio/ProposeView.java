package org.toroku.ui.studio;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.officers.Roles;
import org.toroku.studio.DraftDesk.Draft;
import org.toroku.studio.DraftDesk.Proof;
import org.toroku.studio.PublicationDesk.Proposal;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/** A draft beside the models in force, and the form that proposes it to a second owner. */
@Route(value = "staff/studio/propose/:id", layout = StaffLayout.class)
@RolesAllowed(Roles.PROCESS_OWNER)
public class ProposeView extends StudioPage {
    private final Owner owner;

    ProposeView(Owner owner) {
        this.owner = owner;
    }

    static String address(UUID draft) {
        return "staff/studio/propose/" + draft;
    }

    @Override
    boolean exists(UUID id) {
        return owner.draft(id).isPresent();
    }

    @Override
    String titleKey() {
        return "studio.propose.title";
    }

    @Override
    void draw(UUID id) {
        Draft draft = owner.draft(id).orElseThrow();
        Optional<Proof> proof = owner.drafts().proof(owner.name(), id);
        List<ModelFile> live = owner.publications().filesInForce(owner.name());
        List<ModelFile> proposed = files(draft);
        DifferencePanel difference = new DifferencePanel(live, proposed);
        add(
                StudioParts.link(this, DraftView.address(id), "studio.propose.back", draft.name()),
                new H1(getTranslation("studio.propose.title")),
                new Paragraph(getTranslation("studio.propose.text", draft.name(), draft.newest())),
                new H2(getTranslation("studio.difference.title")),
                difference);
        if (draft.outdated()) {
            add(StudioParts.notice("attention", getTranslation("studio.draft.outdated")));
        }
        if (live.containsAll(proposed)) {
            return;
        }
        OpenComments.of(owner, id).ifPresent(this::add);
        add(new ApproversPanel(owner, draft));
        if (proof.filter(found -> found.violations().isEmpty()).isEmpty()) {
            int found = proof.map(answer -> answer.violations().size()).orElse(0);
            add(StudioParts.notice("problem", getTranslation("studio.propose.unproven", found)));
            return;
        }
        add(
                StudioParts.notice("good", getTranslation("studio.proof.sound", draft.newest())),
                new ReplayPanel(owner, id, draft.newest(), ModelFacts.of(proposed, live), difference));
        if (proposed.stream().anyMatch(file -> RuleSet.isRules(file) && !live.contains(file))) {
            add(
                    StudioParts.notice("", getTranslation("studio.rules.answer.needed")),
                    new RulesTrial(owner.rules().trial(owner.name(), id, draft.newest())));
        }
        List<String> untagged = untagged(live, proposed);
        if (!untagged.isEmpty()) {
            add(StudioParts.notice("problem", getTranslation("studio.propose.tag", String.join(" ・ ", untagged))));
            return;
        }
        add(new ProposalForm(
                "studio.propose.send",
                (reason, approval) ->
                        owner.publications().propose(owner.name(), new Proposal(id, draft.newest(), reason, approval)),
                done -> getUI().ifPresent(ui -> {
                    StudioParts.told(this, done, "studio.proposed");
                    ui.navigate(ProposalView.address(done.id()));
                })));
    }

    /** Names of changed models that still bear the version tag in force, or none; said before anybody writes reasons. */
    private List<String> untagged(List<ModelFile> live, List<ModelFile> proposed) {
        return proposed.stream()
                .filter(file -> !live.contains(file))
                .map(ModelFacts::of)
                .filter(changed -> changed.versionTag().isBlank()
                        || live.stream()
                                .filter(before ->
                                        before.resource().equals(changed.file().resource()))
                                .anyMatch(before ->
                                        ModelFacts.of(before).versionTag().equals(changed.versionTag())))
                .map(changed -> changed.name().in(getLocale()))
                .toList();
    }

    private List<ModelFile> files(Draft draft) {
        return owner.drafts().resources().keySet().stream()
                .sorted()
                .flatMap(resource -> owner.drafts().file(owner.name(), draft.id(), draft.newest(), resource).stream())
                .toList();
    }
}
