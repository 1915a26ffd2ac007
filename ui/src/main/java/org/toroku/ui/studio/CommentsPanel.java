package org.toroku.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.toroku.studio.Act;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.DraftDesk.Comment;
import org.toroku.studio.DraftDesk.Place;
import org.toroku.ui.text.Moments;

/** What people wrote at the elements of a draft; a new comment goes to the element that is chosen in the diagram. */
final class CommentsPanel extends Div {
    private final Owner owner;
    private final UUID draft;
    private final Consumer<Place> jump;
    private final Runnable changed;
    private final boolean open;
    private final Div list = new Div();
    private final Paragraph place = new Paragraph();
    private final TextArea text;
    private final Button send;
    private Optional<Place> chosen = Optional.empty();

    /**
     * @param open whether something can still be written
     * @param jump shows the element that a comment is about
     * @param changed told when a comment was written or resolved
     */
    CommentsPanel(Owner owner, UUID draft, boolean open, Consumer<Place> jump, Runnable changed) {
        this.owner = owner;
        this.draft = draft;
        this.open = open && owner.writes();
        this.jump = jump;
        this.changed = changed;
        addClassName("comments-panel");
        text = StudioParts.text(this, "studio.comment.text", DraftDesk.LONGEST_COMMENT);
        text.setHelperText(getTranslation("studio.comment.hint"));
        send = StudioParts.plain(this, "studio.comment.send", this::send);
        place.getElement().setAttribute("aria-live", "polite");
        add(list);
        if (this.open) {
            add(place, text, send);
        }
    }

    List<Comment> comments() {
        return owner.drafts().comments(owner.name(), draft);
    }

    /** @param name of the chosen element; empty where none is chosen */
    void choose(Optional<Place> element, String name) {
        chosen = element;
        send.setEnabled(element.isPresent());
        place.setText(
                element.isPresent()
                        ? getTranslation("studio.comment.at", name)
                        : getTranslation("studio.comment.choose"));
    }

    /** @param models by resource, for the names of elements */
    void show(java.util.Map<String, ModelFacts> models) {
        list.removeAll();
        List<Comment> comments = comments();
        if (comments.isEmpty()) {
            list.add(new Paragraph(getTranslation("studio.comment.none")));
            return;
        }
        UnorderedList items = new UnorderedList();
        comments.forEach(comment -> items.add(item(comment, models)));
        list.add(items);
    }

    private ListItem item(Comment comment, java.util.Map<String, ModelFacts> models) {
        String where = Optional.ofNullable(models.get(comment.place().resource()))
                .map(model -> model.name().in(getLocale()) + " ・ "
                        + model.named(comment.place().elementId(), getLocale()))
                .orElse(comment.place().elementId());
        Paragraph said = new Paragraph(comment.text());
        said.addClassName("said");
        Span by = new Span(getTranslation(
                "studio.comment.by", comment.author(), Moments.text(comment.at(), getLocale()), comment.version()));
        by.addClassName("quiet");
        ListItem item = new ListItem(StudioParts.quiet(where, () -> jump.accept(comment.place())), said, by);
        comment.resolution()
                .ifPresentOrElse(
                        resolution -> {
                            item.addClassName("resolved");
                            Span done = new Span(getTranslation(
                                    "studio.comment.resolved",
                                    resolution.by(),
                                    Moments.text(resolution.at(), getLocale())));
                            done.addClassName("quiet");
                            item.add(done);
                        },
                        () -> {
                            if (open) {
                                item.add(StudioParts.quiet(
                                        getTranslation("studio.comment.resolve"), () -> resolve(comment)));
                            }
                        });
        return item;
    }

    private void resolve(Comment comment) {
        StudioParts.told(this, owner.drafts().resolve(owner.name(), comment.id()), "studio.comment.resolve.done");
        changed.run();
    }

    private void send() {
        if (chosen.isEmpty()) {
            return;
        }
        Act answer = owner.drafts().comment(owner.name(), draft, chosen.get(), text.getValue());
        if (answer instanceof Act.Refused(var reason)) {
            text.setErrorMessage(getTranslation("studio.refused." + reason));
            text.setInvalid(true);
            return;
        }
        StudioParts.told(this, answer, "studio.comment.sent");
        text.clear();
        changed.run();
    }

    /** Elements of a model with comments that are not resolved, and how many. */
    List<ModelEditor.Mark> marks(String resource) {
        return comments().stream()
                .filter(comment -> comment.resolution().isEmpty())
                .filter(comment -> comment.place().resource().equals(resource))
                .collect(Collectors.groupingBy(comment -> comment.place().elementId(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new ModelEditor.Mark(
                        entry.getKey(),
                        ModelEditor.Kind.COMMENT,
                        getTranslation("studio.comment.badge", entry.getValue())))
                .toList();
    }
}
