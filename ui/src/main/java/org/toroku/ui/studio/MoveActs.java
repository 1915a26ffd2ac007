package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.toroku.studio.Act;
import org.toroku.studio.MoveDesk.Plan;
import org.toroku.studio.MoveDesk.Progress;
import org.toroku.studio.PublicationDesk;
import org.toroku.ui.staff.Confirmation;

/** What an owner is asked next about a plan, in the order of its stages; nobody but owners is asked anything. */
final class MoveActs extends Div {
    private static final Set<String> REWORDED = Set.of("live-changed", "already-proposed", "wrong-state");

    private final Owner owner;
    private final Runnable redraw;

    MoveActs(Owner owner, Progress progress, Runnable redraw) {
        this.owner = owner;
        this.redraw = redraw;
        addClassName("stacked");
        Plan plan = progress.plan();
        switch (plan.state()) {
            case PROPOSED -> {
                if (plan.proposedBy().equals(owner.name())) {
                    own(plan);
                } else {
                    decision(plan);
                }
            }
            case APPROVED -> {
                next("studio.move.next.trial");
                trial(progress);
                stop(plan);
            }
            case TRIED -> {
                next("studio.move.next.confirm");
                confirmation(progress);
                stop(plan);
            }
            case MOVING -> {
                next("studio.move.next.moving");
                stop(plan);
            }
            case DONE, STOPPED, REJECTED, WITHDRAWN -> {}
        }
    }

    private void next(String key) {
        add(new H3(getTranslation("studio.move.next")), new Paragraph(getTranslation(key)));
    }

    private void own(Plan plan) {
        next("studio.move.next.own");
        approvers(plan);
        add(StudioParts.plain(
                this,
                "studio.withdraw",
                () -> said(owner.moves().withdraw(owner.name(), plan.id()), "studio.withdrawn")));
    }

    private void approvers(Plan plan) {
        List<String> approvers = owner.moves().approvers(owner.name(), plan.proposedBy());
        add(
                approvers.isEmpty()
                        ? StudioParts.notice("attention", getTranslation("studio.move.approvers.none"))
                        : StudioParts.notice(
                                "", getTranslation("studio.propose.approvers", String.join(", ", approvers))));
    }

    private void decision(Plan plan) {
        next("studio.move.next.decide");
        if (owner.moves().approvers(owner.name(), plan.proposedBy()).contains(owner.name())) {
            Confirmation sure = new Confirmation(
                            getTranslation("studio.move.approve.title", plan.number()),
                            getTranslation("studio.move.approve"),
                            () -> said(owner.moves().approve(owner.name(), plan.id()), "studio.move.approved"))
                    .harmless();
            Paragraph what = new Paragraph(getTranslation("studio.move.approve.text"));
            add(StudioParts.primary(this, "studio.move.approve", () -> sure.ask(what)), sure);
        } else {
            add(StudioParts.notice("attention", getTranslation("studio.decide.edited")));
        }
        withReason(
                "studio.reject.reason",
                "studio.reject",
                reason -> owner.moves().reject(owner.name(), plan.id(), reason),
                "studio.rejected");
    }

    private void trial(Progress progress) {
        Plan plan = progress.plan();
        Select<String> number = new Select<>();
        number.setLabel(getTranslation("studio.move.trial.case"));
        number.setItems(progress.preview()
                .map(kept -> kept.preview().cases().stream()
                        .filter(line -> plan.kinds().contains(line.kind()))
                        .map(org.toroku.studio.MovePreview.Line::caseNumber)
                        .toList())
                .orElse(List.of()));
        number.setManualValidation(true);
        add(number, StudioParts.primary(this, "studio.move.trial.go", () -> {
            boolean chosen = number.getValue() != null;
            number.setInvalid(!chosen);
            number.setErrorMessage(getTranslation("studio.move.trial.missing"));
            if (chosen) {
                said(owner.moves().tryOne(owner.name(), plan.id(), number.getValue()), "studio.move.tried");
            }
        }));
    }

    private void confirmation(Progress progress) {
        Plan plan = progress.plan();
        Confirmation sure = new Confirmation(
                getTranslation("studio.move.confirm.title", progress.waiting()),
                getTranslation("studio.move.confirm"),
                () -> said(owner.moves().confirm(owner.name(), plan.id()), "studio.move.confirmed"));
        Paragraph what = new Paragraph(getTranslation("studio.move.confirm.text"));
        add(
                StudioParts.plain(this, "studio.flow.refresh", redraw),
                StudioParts.primary(this, "studio.move.confirm", () -> sure.ask(what)),
                sure);
    }

    private void stop(Plan plan) {
        withReason(
                "studio.move.stop.reason",
                "studio.move.stop",
                reason -> owner.moves().stop(owner.name(), plan.id(), reason),
                "studio.move.stopped");
    }

    private void withReason(String reasonKey, String actKey, Function<String, Act> act, String done) {
        TextArea why = StudioParts.text(this, reasonKey, PublicationDesk.LONGEST_TEXT);
        add(why, StudioParts.plain(this, actKey, () -> {
            Act answer = aboutPlans(act.apply(why.getValue()));
            if (answer instanceof Act.Refused(var reason)) {
                why.setErrorMessage(getTranslation("studio.refused." + reason));
                why.setInvalid(true);
                return;
            }
            said(answer, done);
        }));
    }

    /** The same refusals as of drafts and their proposals, in words about plans. */
    static Act aboutPlans(Act answer) {
        return answer instanceof Act.Refused(var reason) && REWORDED.contains(reason)
                ? new Act.Refused("move-" + reason)
                : answer;
    }

    private void said(Act answer, String done) {
        StudioParts.told(this, aboutPlans(answer), done);
        redraw.run();
    }
}
