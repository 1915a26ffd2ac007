package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.toroku.officers.Roles;
import org.toroku.studio.Act;
import org.toroku.studio.PublicationDesk;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.studio.ReplayDesk;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.Confirmation;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.RuleSet;

/** A proposal or publication beside what it replaces; a second owner approves or rejects it here. */
@Route(value = "staff/studio/proposal/:id", layout = StaffLayout.class)
@RolesAllowed({Roles.PROCESS_OWNER, Roles.MANAGER, Roles.AUDITOR})
public class ProposalView extends StudioPage {
    private static final int POLL = 2_000;

    private final Owner owner;
    private Registration waiting = () -> {};

    ProposalView(Owner owner) {
        this.owner = owner;
    }

    static String address(UUID publication) {
        return "staff/studio/proposal/" + publication;
    }

    @Override
    protected void onDetach(DetachEvent event) {
        waiting.remove();
    }

    /** An approved one goes into force without anybody pressing anything. */
    private void await(UUID id) {
        waiting.remove();
        waiting = () -> {};
        getUI().ifPresent(ui -> {
            ui.setPollInterval(POLL);
            waiting = ui.addPollListener(_ -> owner.publication(id)
                    .filter(now -> now.state() != State.APPROVED)
                    .ifPresent(_ -> {
                        waiting.remove();
                        ui.setPollInterval(-1);
                        redraw();
                    }));
        });
    }

    @Override
    boolean exists(UUID id) {
        return owner.publication(id).isPresent();
    }

    @Override
    String titleKey() {
        return "studio.proposal.title";
    }

    @Override
    void draw(UUID id) {
        Publication publication = owner.publication(id).orElseThrow();
        add(
                StudioParts.link(this, StudioView.ADDRESS, "studio.back"),
                new H1(getTranslation("studio.proposal.number", publication.number())),
                new PublicationFacts(publication));
        switch (publication.state()) {
            case APPROVED -> {
                add(StudioParts.notice("attention", getTranslation("studio.proposal.waits")));
                await(id);
            }
            case FAILED -> add(StudioParts.notice("problem", getTranslation("studio.proposal.failed")));
            case SUPERSEDED -> {
                if (owner.writes()) {
                    add(StudioParts.link(this, RepublishView.address(id), "studio.republish.go"));
                }
            }
            default -> {}
        }
        List<ModelFile> proposed = owner.publications().files(owner.name(), id);
        if (publication.state() == State.LIVE && !publication.changed().equals(List.of(RuleSet.RESOURCE))) {
            // what it changes was decided; what is asked of owners now comes first
            add(new MovePanel(owner, id, new MoveNames(proposed, replaced(publication))));
        }
        add(new H2(getTranslation("studio.difference.title")));
        if (proposed.isEmpty()) {
            add(StudioParts.notice("problem", getTranslation("studio.proposal.altered")));
        } else {
            List<ModelFile> replaced = replaced(publication);
            DifferencePanel difference = new DifferencePanel(replaced, proposed);
            add(difference, new H2(getTranslation("studio.replay.title")), replay(id, proposed, replaced, difference));
        }
        if (publication.state() == State.PROPOSED || publication.state() == State.APPROVED) {
            owner.rules()
                    .proposed(owner.name(), id)
                    .ifPresent(rules -> add(new RulesProposal(owner, id, publication.state(), rules, () -> {
                        owner.notices().changed();
                        redraw();
                    })));
        }
        List<String> approvers = owner.approvers(publication);
        if (publication.state() == State.PROPOSED) {
            open(publication).ifPresent(this::add);
            add(
                    approvers.isEmpty()
                            ? StudioParts.notice("attention", getTranslation("studio.proposal.approvers.none"))
                            : StudioParts.notice(
                                    "", getTranslation("studio.propose.approvers", String.join(", ", approvers))));
        }
        if (publication.state() == State.PROPOSED && owner.writes()) {
            if (publication.proposedBy().equals(owner.name())) {
                add(own(publication));
            } else {
                add(decision(publication, approvers.contains(owner.name())));
            }
        }
    }

    /** What became of recorded cases, as it lay beside the proposal; not having looked is said too. */
    private Component replay(UUID id, List<ModelFile> proposed, List<ModelFile> replaced, DifferencePanel difference) {
        return switch (owner.replays().ofPublication(owner.name(), id)) {
            case ReplayDesk.Proposed.None _ ->
                StudioParts.notice("attention", getTranslation("studio.replay.proposed-without"));
            case ReplayDesk.Proposed.Altered _ ->
                StudioParts.notice("problem", getTranslation("studio.replay.altered"));
            case ReplayDesk.Proposed.Replayed(var kept) ->
                new ReplayResult(kept, ModelFacts.of(proposed, replaced), difference);
        };
    }

    /** What was in force when it was proposed. */
    private List<ModelFile> replaced(Publication publication) {
        return publication
                .base()
                .map(base -> owner.publications().files(owner.name(), base))
                .orElseGet(Models::all);
    }

    private Div own(Publication publication) {
        return new Div(
                new H2(getTranslation("studio.decide.title")),
                StudioParts.notice("", getTranslation("studio.decide.own")),
                StudioParts.plain(
                        this,
                        "studio.withdraw",
                        () -> said(owner.publications().withdraw(owner.name(), publication.id()), "studio.withdrawn")));
    }

    /** @param approver whoever edited it, or may be who did, may say no, not yes */
    private Div decision(Publication publication, boolean approver) {
        TextArea why = StudioParts.text(this, "studio.reject.reason", PublicationDesk.LONGEST_TEXT);
        Div acts = new Div(
                new H2(getTranslation("studio.decide.title")), new Paragraph(getTranslation("studio.decide.text")));
        if (approver) {
            approval(publication, acts);
        } else {
            acts.add(StudioParts.notice("attention", getTranslation("studio.decide.edited")));
        }
        acts.add(why, StudioParts.plain(this, "studio.reject", () -> reject(publication, why)));
        acts.addClassName("stacked");
        return acts;
    }

    private void approval(Publication publication, Div acts) {
        Confirmation sure = new Confirmation(
                        getTranslation("studio.approve.title", publication.number()),
                        getTranslation("studio.approve"),
                        () -> said(owner.publications().approve(owner.name(), publication.id()), "studio.approved"))
                .harmless();
        Paragraph what = new Paragraph(
                getTranslation("studio.approve.text", publication.changed().size()));
        acts.add(StudioParts.primary(this, "studio.approve", () -> sure.ask(asked(publication, what))), sure);
    }

    /** What is asked before it is approved: also what was written about the draft and nobody has settled. */
    private Component[] asked(Publication publication, Paragraph what) {
        return Stream.concat(Stream.of(what), open(publication).stream()).toArray(Component[]::new);
    }

    private Optional<Component> open(Publication publication) {
        return publication.draft().flatMap(draft -> OpenComments.of(owner, draft));
    }

    private void reject(Publication publication, TextArea why) {
        Act answer = owner.publications().reject(owner.name(), publication.id(), why.getValue());
        if (answer instanceof Act.Refused(var reason)) {
            why.setErrorMessage(getTranslation("studio.refused." + reason));
            why.setInvalid(true);
            return;
        }
        said(answer, "studio.rejected");
    }

    private void said(Act answer, String done) {
        StudioParts.told(this, answer, done);
        owner.notices().changed();
        redraw();
    }
}
