package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Optional;
import java.util.function.Function;
import org.toroku.profile.ProfileDesk;
import org.toroku.profile.ProfileDesk.Act;
import org.toroku.profile.ProfileDesk.Dossier;
import org.toroku.profile.ProfileDesk.Standing;
import org.toroku.profile.ProfileDesk.Version;
import org.toroku.ui.staff.Confirmation;
import org.toroku.ui.text.Moments;

/** What an owner may do about a profile that is not in force; whoever only reads sees who proposed what. */
final class ProfileActs extends Div {
    private final Owner owner;
    private final Dossier dossier;
    private final Runnable done;

    /** @param done after an act that was carried out */
    ProfileActs(Owner owner, Dossier dossier, Runnable done) {
        this.owner = owner;
        this.dossier = dossier;
        this.done = done;
        addClassName("stacked");
        dossier.open().ifPresentOrElse(this::proposal, this::proposing);
    }

    private void proposing() {
        if (dossier.standing() == Standing.ALTERED || !owner.profiles().mayAct(owner.officer())) {
            return;
        }
        TextArea reason = StudioParts.text(this, "studio.profiles.reason", ProfileDesk.LONGEST_REASON);
        reason.setHelperText(getTranslation("studio.profiles.reason.hint"));
        add(
                reason,
                StudioParts.primary(
                        this,
                        "studio.profiles.propose",
                        () -> typed(
                                reason,
                                text -> owner.profiles()
                                        .propose(
                                                owner.officer(),
                                                dossier.profile(),
                                                dossier.sha256().orElse(""),
                                                text),
                                "studio.profiles.proposed")));
    }

    private void proposal(Version open) {
        add(
                new Paragraph(getTranslation(
                        "studio.profiles.proposed-by",
                        open.proposedBy().orElse("–"),
                        Moments.text(open.proposedAt(), getLocale()))),
                new Paragraph(getTranslation(
                        "studio.profiles.proposed-because", open.reason().orElse("–"))),
                new Paragraph(StudioParts.digest(open.sha256())));
        if (dossier.outdated()) {
            add(StudioParts.notice("attention", getTranslation("studio.profiles.outdated")));
        }
        if (!owner.profiles().mayAct(owner.officer())) {
            return;
        }
        if (open.proposedBy().equals(Optional.of(owner.name()))) {
            add(
                    StudioParts.notice("", getTranslation("studio.decide.own")),
                    StudioParts.plain(
                            this,
                            "studio.withdraw",
                            () -> told(owner.profiles().withdraw(owner.officer(), open.id()), "studio.withdrawn")));
            return;
        }
        if (!owner.profiles().isAnother(owner.officer(), open)) {
            add(StudioParts.notice("attention", getTranslation("studio.refused.four-eyes")));
            return;
        }
        decision(open);
    }

    private void decision(Version open) {
        if (!dossier.outdated()) {
            Confirmation sure = new Confirmation(
                            getTranslation("studio.profiles.approve.title", dossier.profile()),
                            getTranslation("studio.profiles.approve"),
                            () -> told(
                                    owner.profiles().approve(owner.officer(), open.id()), "studio.profiles.approved"))
                    .harmless();
            add(
                    StudioParts.primary(
                            this,
                            "studio.profiles.approve",
                            () -> sure.ask(new Paragraph(getTranslation("studio.profiles.approve.text")))),
                    sure);
        }
        TextArea why = StudioParts.text(this, "studio.reject.reason", ProfileDesk.LONGEST_REASON);
        add(
                why,
                StudioParts.plain(
                        this,
                        "studio.reject",
                        () -> typed(
                                why,
                                text -> owner.profiles().reject(owner.officer(), open.id(), text),
                                "studio.rejected")));
    }

    /** What is wrong with a text is said beside it. */
    private void typed(TextArea area, Function<String, Act> act, String said) {
        Act answer = act.apply(area.getValue());
        if (answer instanceof Act.Refused(var reason) && reason.matches("text-.*|my-number")) {
            area.setErrorMessage(getTranslation("studio.refused." + reason));
            area.setInvalid(true);
            return;
        }
        told(answer, said);
    }

    private void told(Act answer, String said) {
        Optional<String> refusal =
                answer instanceof Act.Refused(var reason) ? Optional.of(refusal(reason)) : Optional.empty();
        StudioParts.told(this, refusal, said);
        done.run();
    }

    private static String refusal(String reason) {
        return switch (reason) {
            case "changed-meanwhile", "row-altered" -> "profile-" + reason;
            default -> reason;
        };
    }
}
