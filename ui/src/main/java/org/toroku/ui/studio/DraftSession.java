package org.toroku.ui.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toroku.studio.DraftDesk.Draft;
import org.toroku.studio.DraftDesk.State;
import org.toroku.workflows.RuleSet;
import org.toroku.workflows.proof.Violation;

/** An owner's work on a draft as long as the page is open; it outlives a change of the page's language. */
final class DraftSession {
    private final DraftViewModel model;
    private final ModelEditor editor;
    private final RulesEditor rules;
    private final boolean writable;
    private String shown;
    private boolean touched;
    private Optional<Violation> lit = Optional.empty();

    DraftSession(Owner owner, Draft draft) {
        this.model = new DraftViewModel(owner.drafts(), owner.name(), draft);
        this.writable = draft.state() == State.OPEN && owner.writes();
        this.editor = new ModelEditor(!writable);
        this.rules = new RulesEditor(writable, owner.clock());
        this.shown = model.resources().getFirst();
    }

    DraftViewModel model() {
        return model;
    }

    ModelEditor editor() {
        return editor;
    }

    RulesEditor rules() {
        return rules;
    }

    /** Whether rules are shown, in the place of a diagram. */
    boolean showsRules() {
        return shown.equals(RuleSet.RESOURCE);
    }

    /** Leads to an element, or to a row. */
    void look(String id) {
        if (showsRules()) {
            rules.choose(id);
        } else {
            editor.select(id);
            editor.scrollIntoView();
        }
    }

    /** Whether this officer can change this draft. */
    boolean writable() {
        return writable;
    }

    /** The model that is shown. */
    String shown() {
        return shown;
    }

    ModelFacts facts() {
        return ModelFacts.of(model.file(shown));
    }

    /** Shows a model as it is with what is not stored yet. */
    void show(String resource) {
        shown = resource;
        touched = false;
        // hidden and not taken out: what it has to ask before the page is left goes to the browser all the same
        editor.setClassName("put-aside", showsRules());
        rules.setClassName("put-aside", !showsRules());
        if (showsRules()) {
            rules.show(
                    model.file(resource),
                    model.file(0, resource).map(RulesEditor::versionOf).orElse(""));
        } else {
            editor.open(resource, model.file(resource).text());
        }
    }

    /** Shows a model again after it was replaced. */
    void reload() {
        show(shown);
    }

    /** Goes on once the browser has told everything that was edited. */
    void flush(Runnable next) {
        if (writable && !showsRules()) {
            editor.flush(next);
        } else {
            next.run();
        }
    }

    void touch() {
        touched = true;
    }

    void edited(String resource, String xml) {
        touched = false;
        model.edit(resource, xml);
    }

    /** Whether the shown model was edited and the browser has not told yet how. */
    boolean isTouched() {
        return touched;
    }

    /** Also where the browser has not told yet what was edited. */
    boolean isUnsaved() {
        return touched || model.isUnsaved();
    }

    void light(Optional<Violation> violation) {
        lit = violation;
    }

    Optional<Violation> lit() {
        return lit;
    }

    /** Lights the chosen finding, and marks what else is to be marked. */
    void mark(List<ModelEditor.Mark> others) {
        List<ModelEditor.Mark> marks = new ArrayList<>(others);
        lit.ifPresent(violation -> marks.addAll(ProofPanel.marks(violation)));
        editor.mark(marks);
    }
}
