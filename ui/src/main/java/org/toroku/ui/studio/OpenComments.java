package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import java.util.UUID;

/** Says how many comments at a draft nobody has resolved, and leads to them. */
final class OpenComments extends Div {
    private OpenComments(UUID draft, long open) {
        addClassNames("notice", "attention");
        add(
                new Paragraph(getTranslation("studio.comment.unresolved", open)),
                StudioParts.link(this, DraftView.address(draft), "studio.comment.unresolved.go"));
    }

    /** @return empty where every comment is resolved */
    static Optional<Component> of(Owner owner, UUID draft) {
        long open = owner.drafts().comments(owner.name(), draft).stream()
                .filter(comment -> comment.resolution().isEmpty())
                .count();
        return open == 0 ? Optional.empty() : Optional.of(new OpenComments(draft, open));
    }
}
