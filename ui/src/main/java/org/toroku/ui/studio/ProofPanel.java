package org.toroku.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.toroku.workflows.proof.ProofTexts;
import org.toroku.workflows.proof.Violation;

/** What the proof found in the models: each finding a sentence; a chosen one lights up in the diagram. */
final class ProofPanel extends Div {
    private static final Set<String> ABOUT_IDS = Set.of("id-unreadable", "duplicate-id");

    private final Supplier<Collection<ModelFacts>> models;
    private final Consumer<Optional<Violation>> light;
    private final Consumer<String> jump;
    private Optional<Button> lit = Optional.empty();
    private Optional<Div> way = Optional.empty();

    /**
     * @param models as they were proven
     * @param light shows one finding in the diagram, or none
     * @param jump shows the element with this id
     */
    ProofPanel(Supplier<Collection<ModelFacts>> models, Consumer<Optional<Violation>> light, Consumer<String> jump) {
        this.models = models;
        this.light = light;
        this.jump = jump;
        addClassName("proof-panel");
    }

    /** @param version that was proven */
    void show(int version, List<Violation> violations) {
        removeAll();
        lit = Optional.empty();
        Div verdict = violations.isEmpty()
                ? StudioParts.notice("good", getTranslation("studio.proof.sound", version))
                : StudioParts.notice("problem", getTranslation("studio.proof.found", version, violations.size()));
        add(verdict);
        if (!violations.isEmpty()) {
            OrderedList list = new OrderedList();
            list.addClassName("violations");
            violations.forEach(violation -> list.add(item(violation)));
            add(new Paragraph(getTranslation("studio.proof.hint")), list);
        }
    }

    /** What was edited since is not proven. */
    void outdated() {
        if (getChildren().findAny().isPresent()) {
            add(StudioParts.notice("attention", getTranslation("studio.proof.outdated")));
        }
    }

    private ListItem item(Violation violation) {
        Button sentence = new Button(sentence(violation));
        sentence.addThemeVariants(ButtonVariant.TERTIARY);
        sentence.addClassName("violation");
        sentence.getElement().setAttribute("aria-pressed", "false");
        Span where = new Span(where(violation));
        where.addClassName("quiet");
        Div detail = new Div();
        detail.addClassName("way");
        sentence.addClickListener(click -> toggle(sentence, detail, violation));
        return new ListItem(sentence, where, detail);
    }

    private void toggle(Button sentence, Div detail, Violation violation) {
        boolean off = lit.filter(sentence::equals).isPresent();
        lit.ifPresent(before -> before.getElement().setAttribute("aria-pressed", "false"));
        way.ifPresent(Div::removeAll);
        lit = off ? Optional.empty() : Optional.of(sentence);
        way = off ? Optional.empty() : Optional.of(detail);
        if (!off) {
            sentence.getElement().setAttribute("aria-pressed", "true");
            drawWay(detail, violation);
        }
        light.accept(off ? Optional.empty() : Optional.of(violation));
    }

    /** The sentence, except where it is about the id itself, with the name of the element where it has one: people know names, not ids. */
    private String sentence(Violation violation) {
        String said = ProofTexts.sentence(violation, getLocale());
        String id = violation.elementId();
        if (ABOUT_IDS.contains(violation.code())) {
            return name(id).filter(name -> !name.equals(id))
                    .map(name -> getTranslation("studio.proof.called", name, said))
                    .orElse(said);
        }
        return name(id).filter(name -> !id.isEmpty())
                .map(name -> said.replace("「" + id + "」", "「" + name + "」").replace("“" + id + "”", "“" + name + "”"))
                .orElse(said);
    }

    private String where(Violation violation) {
        return models.get().stream()
                .filter(model -> model.processId().equals(violation.processId()))
                .findFirst()
                .map(model -> getTranslation(
                        "studio.proof.where",
                        model.name().in(getLocale()),
                        model.named(violation.elementId(), getLocale())))
                .orElse(violation.processId() + " " + violation.elementId());
    }

    /** The way in words, for whoever does not see the diagram; flows that nobody named only join what they join. */
    private void drawWay(Div detail, Violation violation) {
        if (violation.path().isEmpty()) {
            return;
        }
        OrderedList steps = new OrderedList();
        steps.addClassName("steps");
        for (String id : violation.path()) {
            name(id).ifPresent(name -> steps.add(new ListItem(StudioParts.quiet(name, () -> jump.accept(id)))));
        }
        detail.add(new Paragraph(getTranslation("studio.proof.way")), steps);
    }

    private Optional<String> name(String id) {
        return models.get().stream()
                .filter(model -> model.has(id))
                .map(model -> model.named(id, getLocale()))
                .findFirst()
                .filter(name -> !name.equals(id))
                .or(() -> type(id));
    }

    /** What an element without a name is; empty of a flow. */
    private Optional<String> type(String id) {
        return models.get().stream()
                .flatMap(model -> model.elements().stream())
                .filter(element -> element.id().equals(id))
                .map(element -> getTranslation("studio.type." + element.type()))
                .findFirst();
    }

    /** What lights up of a finding: the way to it in its order, and the fault. */
    static List<ModelEditor.Mark> marks(Violation violation) {
        List<ModelEditor.Mark> marks = new ArrayList<>();
        violation.path().stream()
                .filter(id -> !id.equals(violation.elementId()))
                .distinct()
                .forEach(id -> marks.add(new ModelEditor.Mark(id, ModelEditor.Kind.PATH, "")));
        marks.add(new ModelEditor.Mark(violation.elementId(), ModelEditor.Kind.FAULT, "!"));
        return marks;
    }
}
