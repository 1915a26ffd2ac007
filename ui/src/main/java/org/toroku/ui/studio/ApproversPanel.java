package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.toroku.studio.Act;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.DraftDesk.Draft;

/** Who edited a draft and who could approve it; where nobody could, what helps. */
final class ApproversPanel extends Div {
    private final Owner owner;

    ApproversPanel(Owner owner, Draft draft) {
        this.owner = owner;
        List<String> authors = owner.authors(draft.id(), draft.newest());
        List<String> approvers = owner.publications().approvers(owner.name(), owner.name(), Optional.of(draft.id()));
        Paragraph who = new Paragraph(
                authors.isEmpty()
                        ? getTranslation("studio.propose.authors.none")
                        : getTranslation("studio.propose.authors", String.join(", ", authors)));
        if (!approvers.isEmpty()) {
            add(StudioParts.notice(
                    "", who, new Paragraph(getTranslation("studio.propose.approvers", String.join(", ", approvers)))));
            return;
        }
        if (owner.writes() && !authors.isEmpty() && !authors.contains(owner.name())) {
            add(StudioParts.notice("attention", who, new Paragraph(getTranslation("studio.propose.approvers.you"))));
            return;
        }
        Div notice = StudioParts.notice(
                "attention", who, new Paragraph(getTranslation("studio.propose.approvers.none")), ways());
        // somebody else has to be there who may approve what this owner takes over
        if (!owner.publications()
                .approvers(owner.name(), owner.name(), Optional.empty())
                .isEmpty()) {
            notice.add(takeOver(draft));
        }
        add(notice);
    }

    private UnorderedList ways() {
        List<String> others = owner.publications().approvers(owner.name(), owner.name(), Optional.empty());
        UnorderedList ways = new UnorderedList(new ListItem(getTranslation("studio.propose.approvers.third")));
        if (!others.isEmpty()) {
            ways.add(new ListItem(getTranslation("studio.take-over.text", String.join(", ", others))));
        }
        return ways;
    }

    private Div takeOver(Draft draft) {
        TextField name = new TextField(getTranslation("studio.take-over.name"));
        name.setMaxLength(DraftDesk.LONGEST_NAME);
        name.setManualValidation(true);
        name.setRequiredIndicatorVisible(true);
        name.addValueChangeListener(change -> name.setInvalid(false));
        Div form = new Div(name, StudioParts.plain(this, "studio.take-over", () -> take(draft, name)));
        form.addClassName("stacked");
        return form;
    }

    private void take(Draft draft, TextField name) {
        switch (owner.drafts().takeOver(owner.name(), draft.id(), name.getValue())) {
            case Act.Done made -> {
                StudioParts.told(this, made, "studio.taken-over");
                getUI().ifPresent(ui -> ui.navigate(ProposeView.address(made.id())));
            }
            case Act.Refused(var reason) -> {
                name.setErrorMessage(getTranslation("studio.refused." + reason));
                name.setInvalid(true);
            }
        }
    }
}
