package org.toroku.ui.staff;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.notes.CaseNotes;
import org.toroku.notes.CaseNotes.Note;
import org.toroku.notes.CaseNotes.Written;
import org.toroku.ui.text.Moments;

/** What officers wrote to each other about a case, and a place to write more; applicants see none of it. */
public final class NotesPanel extends Div {
    private final CaseNotes notes;
    private final Officer officer;
    private final UUID caseId;
    private final Div list = new Div();
    private final TextArea text = new TextArea();
    private final KeptInBrowser kept;
    private final Confirmation erasing;
    private Optional<Note> chosen = Optional.empty();

    /** Whoever looks at it has seen that they were named. */
    public NotesPanel(CaseNotes notes, Officer officer, UUID caseId) {
        this.notes = notes;
        this.officer = officer;
        this.caseId = caseId;
        addClassName("notes");
        text.setLabel(getTranslation("notes.write"));
        List<String> colleagues = notes.colleagues(officer);
        text.setHelperText(
                colleagues.isEmpty() ? "" : getTranslation("notes.help", "@" + String.join(" @", colleagues)));
        text.setMaxLength(CaseNotes.LONGEST);
        kept = new KeptInBrowser(officer.username(), "notes." + caseId);
        kept.keep(text, "note");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setManualValidation(true);
        text.setWidthFull();
        Button write = new Button(getTranslation("notes.do"), _ -> write());
        Div actions = new Div(write);
        actions.addClassName("actions");
        erasing = new Confirmation(
                getTranslation("notes.erase.title"),
                getTranslation("notes.erase.yes"),
                () -> chosen.ifPresent(this::erase));
        add(new H2(getTranslation("notes.title")), list, text, actions, erasing);
        draw();
        notes.seen(officer, caseId);
    }

    private void draw() {
        list.removeAll();
        List<Note> written = notes.of(officer, caseId);
        if (written.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("notes.none"));
            none.addClassName("quiet");
            list.add(none);
            return;
        }
        OrderedList items = new OrderedList();
        items.addClassName("trail");
        written.forEach(note -> items.add(item(note)));
        list.add(items);
    }

    private ListItem item(Note note) {
        Span author = new Span(note.author());
        author.addClassName("strong");
        Span when = new Span(Moments.text(note.at(), getLocale()));
        when.addClassName("quiet");
        Span words = new Span(note.text().orElseGet(() -> without(note)));
        words.addClassName("words");
        ListItem item = new ListItem(author, when, words);
        if (note.author().equals(officer.username()) && note.erasedAt().isEmpty()) {
            item.add(eraser(note));
        }
        return item;
    }

    private String without(Note note) {
        return note.erasedAt()
                .map(at -> getTranslation("notes.erased", Moments.text(at, getLocale())))
                .orElseGet(() -> getTranslation("notes.unreadable"));
    }

    private Button eraser(Note note) {
        Button eraser = new Button(getTranslation("notes.erase"), _ -> {
            chosen = Optional.of(note);
            erasing.ask(
                    new Paragraph(note.text().orElseGet(() -> getTranslation("notes.unreadable"))),
                    new Paragraph(getTranslation("notes.erase.text")));
        });
        eraser.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        eraser.setAriaLabel(getTranslation("notes.erase.which", Moments.text(note.at(), getLocale())));
        return eraser;
    }

    private void erase(Note note) {
        switch (notes.erase(officer, caseId, note.id())) {
            case Written.Done() -> {
                draw();
                Toast.show(this, Said.done("notes.erase.done"));
            }
            case Written.Refused(var reason, var about) ->
                Toast.show(this, new Said("notes.refused." + reason, about, false));
        }
    }

    private void write() {
        text.setInvalid(false);
        switch (notes.write(officer, caseId, text.getValue())) {
            case Written.Done() -> {
                text.clear();
                kept.forget(this);
                draw();
                Toast.show(this, Said.done("notes.done"));
            }
            case Written.Refused(var reason, var about) -> {
                // what was typed stays
                text.setErrorMessage(getTranslation("notes.refused." + reason, about));
                text.setInvalid(true);
                text.focus();
            }
        }
    }
}
