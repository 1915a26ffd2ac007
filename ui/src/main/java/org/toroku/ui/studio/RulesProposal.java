package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import org.toroku.officers.Roles;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.studio.RulesDesk.Proposed;
import org.toroku.ui.staff.Confirmation;
import org.toroku.ui.text.Moments;

/** What a proposal needs on account of its rules: somebody who answers for them (統括責任者), and a CA that knows them. */
final class RulesProposal extends Div {
    private final Owner owner;
    private final UUID publication;
    private final Runnable answered;

    /** @param answered told after the officer said yes */
    RulesProposal(Owner owner, UUID publication, State state, Proposed proposed, Runnable answered) {
        this.owner = owner;
        this.publication = publication;
        this.answered = answered;
        if (!proposed.changed() && proposed.answeredBy().isEmpty()) {
            return;
        }
        add(new H2(getTranslation("studio.rules.answer.title")));
        RulesStanding.takenByCa(this, proposed.takenByCa(), proposed.sha256()).ifPresent(this::add);
        proposed.answeredBy()
                .ifPresentOrElse(
                        said -> add(StudioParts.notice(
                                "good",
                                getTranslation(
                                        "studio.rules.answered",
                                        said.officer(),
                                        Moments.text(said.at(), getLocale())))),
                        () -> add(StudioParts.notice("attention", waits(proposed))));
        if (state == State.PROPOSED && proposed.changed()) {
            add(new RulesTrial(owner.rules().trialOf(owner.name(), publication)));
            if (mayAnswer(proposed)) {
                ask(proposed);
            }
        }
    }

    private String waits(Proposed proposed) {
        return proposed.responsible()
                .map(officer -> getTranslation("studio.rules.answer.waits", officer))
                .orElseGet(() -> getTranslation("studio.rules.answer.nobody"));
    }

    private boolean mayAnswer(Proposed proposed) {
        return proposed.responsible().filter(owner.name()::equals).isPresent()
                && owner.holds(Roles.MANAGER)
                && proposed.answeredBy()
                        .filter(said -> said.officer().equals(owner.name()))
                        .isEmpty();
    }

    private void ask(Proposed proposed) {
        Confirmation sure = new Confirmation(
                        getTranslation("studio.rules.answer.sure"), getTranslation("studio.rules.answer"), () -> {
                            StudioParts.told(
                                    this,
                                    owner.rules().answerFor(owner.name(), publication),
                                    "studio.rules.answer.done");
                            answered.run();
                        })
                .harmless();
        Paragraph what = new Paragraph(getTranslation("studio.rules.answer.text", proposed.sha256()));
        add(StudioParts.primary(this, "studio.rules.answer", () -> sure.ask(what)), sure);
    }
}
