package org.toroku.ui.studio;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.toroku.studio.Act;
import org.toroku.studio.MoveDesk.Kept;
import org.toroku.studio.MoveDesk.Plan;
import org.toroku.studio.MoveDesk.Progress;
import org.toroku.studio.MoveDesk.Proposal;
import org.toroku.studio.MoveDesk.Run;
import org.toroku.studio.MoveDesk.RunState;
import org.toroku.studio.MoveDesk.State;
import org.toroku.studio.MovePreview.Kind;
import org.toroku.studio.PublicationDesk.ChangeApproval;
import org.toroku.ui.text.Moments;

/** Moves open cases to the publication in force: look, propose, approve, try one, and let the others follow. */
final class MovePanel extends Div {
    private static final int POLL = 1_000;

    /** While cases move: each look reads the whole plan and compares it with the book. */
    private static final int POLL_MOVING = 5_000;

    private final Owner owner;
    private final UUID publication;
    private final MoveNames names;
    private final Div results = new Div();
    private Registration polling = () -> {};

    /** @param publication the one in force */
    MovePanel(Owner owner, UUID publication, MoveNames names) {
        this.owner = owner;
        this.publication = publication;
        this.names = names;
        addClassName("moves");
        setId("moves");
        draw();
    }

    private void draw() {
        removeAll();
        add(new H2(getTranslation("studio.move.title")), new Paragraph(getTranslation("studio.move.text")));
        List<Plan> plans = owner.moves().plans(owner.name()).stream()
                .filter(plan -> plan.publication().equals(publication))
                .toList();
        Optional<Plan> current =
                plans.stream().filter(plan -> !plan.state().isOver()).findFirst();
        if (current.isPresent()) {
            plan(current.get());
        } else {
            look(plans);
            plans.stream().findFirst().ifPresent(this::plan);
        }
    }

    private void look(List<Plan> plans) {
        if (!owner.moves().available()) {
            add(StudioParts.notice("attention", getTranslation("studio.move.unavailable")));
        }
        Div controls = new Div();
        controls.getElement().setAttribute("aria-live", "polite");
        add(controls);
        if (isLooking()) {
            controls.add(StudioParts.notice("", getTranslation("studio.move.looking")));
        } else {
            owner.moves()
                    .run(owner.name())
                    .filter(run -> run.state() == RunState.FAILED)
                    .flatMap(Run::reason)
                    .ifPresent(reason ->
                            controls.add(StudioParts.notice("attention", getTranslation("studio.refused." + reason))));
            if (owner.writes()) {
                controls.add(StudioParts.plain(this, "studio.move.look", () -> begin(controls)));
            }
        }
        // by a plan that ran cases stand elsewhere now
        Optional<Kept> kept = owner.moves()
                .preview(owner.name())
                .filter(found -> plans.stream()
                        .noneMatch(plan ->
                                plan.confirmedBy().isPresent() && plan.preview().equals(found.sha256())));
        if (kept.isEmpty()) {
            add(new Paragraph(getTranslation("studio.move.none")));
            return;
        }
        add(new MovePreviewPanel(kept.get(), names));
        if (owner.writes() && kept.get().counted().keySet().stream().anyMatch(Kind.MOVABLE::contains)) {
            add(form(kept.get()));
        }
    }

    private boolean isLooking() {
        return owner.moves()
                .run(owner.name())
                .filter(run -> run.state() == RunState.RUNNING)
                .isPresent();
    }

    private void begin(Div controls) {
        if (owner.moves().look(owner.name()) instanceof Act.Refused(var reason)) {
            // once; whoever presses again reads the same
            controls.getChildren().filter(Div.class::isInstance).toList().forEach(controls::remove);
            controls.addComponentAsFirst(StudioParts.notice("attention", getTranslation("studio.refused." + reason)));
            return;
        }
        draw();
        follow();
    }

    private Div form(Kept kept) {
        CheckboxGroup<Kind> kinds = new CheckboxGroup<>();
        kinds.setLabel(getTranslation("studio.move.kinds"));
        kinds.setHelperText(getTranslation("studio.move.kinds.hint"));
        kinds.setItems(kept.counted().keySet().stream()
                .filter(Kind.MOVABLE::contains)
                .sorted()
                .toList());
        kinds.setItemLabelGenerator(kind ->
                getTranslation("studio.move.count." + kind, kept.counted().getOrDefault(kind, 0)));
        if (kept.counted().containsKey(Kind.SAME)) {
            kinds.setValue(Set.of(Kind.SAME));
        }
        Div form = new Div(
                new H3(getTranslation("studio.move.propose.title")),
                kinds,
                new ProposalForm(
                        "studio.move.propose",
                        (reason, approval) -> MoveActs.aboutPlans(owner.moves()
                                .propose(
                                        owner.name(),
                                        new Proposal(kept.sha256(), kinds.getSelectedItems(), reason, approval))),
                        made -> {
                            StudioParts.told(this, made, "studio.move.proposed");
                            draw();
                        }));
        form.addClassName("stacked");
        return form;
    }

    private void plan(Plan plan) {
        Optional<Progress> progress = owner.moves().progress(owner.name(), plan.id());
        if (progress.isEmpty()) {
            return;
        }
        add(new H3(getTranslation("studio.move.plan", plan.number())), facts(plan));
        if (progress.get().altered()) {
            Div alarm = StudioParts.notice("problem", getTranslation("studio.refused.plan-altered"));
            alarm.getElement().setAttribute("role", "alert");
            add(alarm);
        }
        if (progress.get().preview().isEmpty()) {
            add(StudioParts.notice("problem", getTranslation("studio.refused.preview-altered")));
        }
        if (owner.writes()) {
            add(new MoveActs(owner, progress.get(), this::redraw));
        }
        if (!progress.get().cases().isEmpty() || plan.state() == State.MOVING) {
            results.removeAll();
            results.add(new MoveResultPanel(progress.get(), names));
            add(results);
        }
        if (!plan.state().isOver()) {
            progress.get().preview().ifPresent(kept -> add(new MovePreviewPanel(kept, names)));
        }
    }

    private DescriptionList facts(Plan plan) {
        DescriptionList facts = StudioParts.facts();
        StudioParts.fact(this, facts, "studio.publication.state", getTranslation("studio.move.state." + plan.state()));
        StudioParts.fact(
                this,
                facts,
                "studio.move.kinds",
                plan.kinds().stream()
                        .sorted()
                        .map(kind -> getTranslation("studio.move.kind." + kind))
                        .collect(Collectors.joining(getTranslation("studio.move.and"))));
        StudioParts.fact(this, facts, "studio.publication.reason", plan.reason());
        StudioParts.fact(
                this,
                facts,
                "studio.approval",
                switch (plan.approval()) {
                    case ChangeApproval.Approved(var reference, var date) ->
                        getTranslation("studio.approval.by", reference, Moments.text(date, getLocale()));
                    case ChangeApproval.Exempt(var reason) -> getTranslation("studio.approval.none", reason);
                });
        who(facts, "studio.publication.proposed", Optional.of(plan.proposedBy()), Optional.of(plan.proposedAt()));
        who(facts, "studio.publication.decided", plan.decidedBy(), plan.decidedAt());
        who(facts, "studio.move.confirmed-by", plan.confirmedBy(), plan.confirmedAt());
        plan.note()
                .ifPresent(note -> StudioParts.fact(
                        this,
                        facts,
                        "studio.publication.note",
                        note.equals("live-changed") ? getTranslation("studio.move.stopped.live-changed") : note));
        return facts;
    }

    private void who(DescriptionList facts, String key, Optional<String> by, Optional<java.time.Instant> at) {
        by.ifPresent(officer -> StudioParts.fact(
                this,
                facts,
                key,
                at.map(when -> getTranslation("studio.by-at", officer, Moments.text(when, getLocale())))
                        .orElse(officer)));
    }

    private void redraw() {
        draw();
        follow();
    }

    private Optional<Plan> moving() {
        return owner.moves().plans(owner.name()).stream()
                .filter(plan -> plan.publication().equals(publication) && plan.state() == State.MOVING)
                .findFirst();
    }

    /** Asks while something goes on without anybody pressing anything. */
    private void follow() {
        polling.remove();
        polling = () -> {};
        getUI().ifPresent(ui -> {
            if (!isLooking() && moving().isEmpty()) {
                ui.setPollInterval(-1);
                return;
            }
            ui.setPollInterval(isLooking() ? POLL : POLL_MOVING);
            polling = ui.addPollListener(poll -> goOn());
        });
    }

    /** Only a stage that ends is drawn anew: what somebody is typing stays. */
    private void goOn() {
        Optional<Plan> moving = moving();
        if (moving.isEmpty() && !isLooking()) {
            redraw();
            return;
        }
        moving.flatMap(plan -> owner.moves().progress(owner.name(), plan.id())).ifPresent(progress -> {
            results.removeAll();
            results.add(new MoveResultPanel(progress, names));
        });
    }

    @Override
    protected void onAttach(AttachEvent event) {
        follow();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        polling.remove();
        event.getUI().setPollInterval(-1);
    }
}
