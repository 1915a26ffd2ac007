package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.toroku.studio.RulesDesk.InForce;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.Toast;

/** Which rules cases are decided by now, who answers for them, and whether the CA takes what is accepted by them. */
final class RulesStanding extends Div {
    RulesStanding(InForce now) {
        if (now.rules().isEmpty()) {
            add(StudioParts.notice("problem", getTranslation("studio.rules.withheld")));
            return;
        }
        String sha256 = now.rules().get().sha256();
        DescriptionList facts = StudioParts.facts();
        StudioParts.fact(this, facts, "studio.rules.version", now.rules().get().version());
        StudioParts.fact(this, facts, "studio.digest", new Span(sha256));
        StudioParts.fact(
                this,
                facts,
                "studio.rules.from",
                getTranslation(
                        now.publication().isPresent() ? "studio.rules.from.owners" : "studio.rules.from.release"));
        StudioParts.fact(
                this,
                facts,
                "studio.rules.responsible",
                now.responsible().orElseGet(() -> getTranslation("studio.rules.responsible.nobody")));
        add(facts);
        takenByCa(this, now.takenByCa(), sha256).ifPresent(this::add);
    }

    /** What the CA says of rules, where that stands in the way of anything. */
    static Optional<Div> takenByCa(Component page, Optional<Boolean> taken, String sha256) {
        if (taken.isEmpty()) {
            return Optional.of(StudioParts.notice("attention", page.getTranslation("studio.rules.ca-away")));
        }
        return taken.get() ? Optional.empty() : Optional.of(unknownToCa(page, sha256));
    }

    /** What it means for cases, and what to hand to whoever runs the CA. */
    private static Div unknownToCa(Component page, String sha256) {
        Code digest = new Code(sha256);
        Button copy = StudioParts.plain(page, "studio.rules.copy", () -> {});
        // in the click itself: the clipboard is open to no other moment
        copy.getElement().executeJs("this.addEventListener('click', () => navigator.clipboard?.writeText($0))", sha256);
        copy.addClickListener(click -> Toast.show(page, Said.done("studio.rules.copied")));
        Div notice = StudioParts.notice(
                "attention", new Paragraph(page.getTranslation("studio.rules.unknown-to-ca")), new Div(digest), copy);
        notice.addClassName("unknown-to-ca");
        return notice;
    }
}
