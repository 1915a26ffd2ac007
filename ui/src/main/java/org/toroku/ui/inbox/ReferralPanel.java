package org.toroku.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Optional;
import org.toroku.automaton.Judgements.Judgement;
import org.toroku.ui.text.Moments;

/** Why the automaton did not accept the case itself: what the people have to look at. */
final class ReferralPanel extends Div {
    ReferralPanel(Optional<Judgement> judgement) {
        judgement.filter(found -> found.outcome().equals("REFER")).ifPresentOrElse(this::draw, () -> setVisible(false));
    }

    private void draw(Judgement judgement) {
        Div box = new Div();
        box.addClassNames("notice", "attention");
        UnorderedList reasons = new UnorderedList();
        judgement.reasons().forEach(code -> reasons.add(new ListItem(getTranslation("referral." + code))));
        box.add(reasons);
        if (!judgement.sameDevice().isEmpty()) {
            box.add(new Paragraph(getTranslation("referral.same-device", String.join(", ", judgement.sameDevice()))));
        }
        Paragraph rules = new Paragraph(getTranslation(
                "referral.rules", judgement.ruleSetVersion(), Moments.text(judgement.at(), getLocale())));
        rules.addClassName("quiet");
        box.add(rules);
        add(new H2(getTranslation("referral.title")), box);
    }
}
