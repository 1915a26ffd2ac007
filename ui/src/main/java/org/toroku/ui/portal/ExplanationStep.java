package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.toroku.enrolment.EnrolmentDesk.Explanation;

/** The important matters (R08): read, then acknowledged one by one, because one button press is no consent (4.2). */
final class ExplanationStep extends Div {
    private final Map<String, Checkbox> boxes = new LinkedHashMap<>();
    private final TextField phrase = new TextField();
    private final Div problem = new Div();
    private final ApplyViewModel model;
    private final Explanation explanation;
    private final Runnable agreed;

    ExplanationStep(ApplyViewModel model, Locale locale, Runnable agreed) {
        this.model = model;
        this.agreed = agreed;
        this.explanation = model.explanation(locale);
        Div text = new Div(explanation.text());
        text.addClassName("document");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", getTranslation("explanation.title"));
        Div items = new Div();
        items.addClassName("acknowledgements");
        explanation.items().forEach(item -> items.add(box(item)));
        Button next = new Button(getTranslation("explanation.agree"), click -> agree());
        next.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        Div actions = new Div(next);
        actions.addClassName("actions");
        Paragraph version = new Paragraph(getTranslation("explanation.version", explanation.version()));
        version.addClassName("quiet");
        add(
                new Paragraph(getTranslation("explanation.lead")),
                text,
                version,
                new H2(getTranslation("explanation.items")),
                items,
                consequence(),
                statusWatch(),
                problem,
                actions);
    }

    /** What follows from it, and the applicant's own words after having read that; both are signed (4.2). */
    private Div consequence() {
        Div box = new Div();
        if (model.way() == Way.PAPER) {
            return box;
        }
        phrase.setLabel(getTranslation("explanation.phrase"));
        phrase.setHelperText(getTranslation("explanation.phrase.hint", explanation.phrase()));
        phrase.setRequiredIndicatorVisible(true);
        phrase.setManualValidation(true);
        phrase.setMaxLength(80);
        phrase.setWidthFull();
        phrase.getElement().setProperty("autocomplete", "off");
        phrase.setValue(model.phrase());
        phrase.addValueChangeListener(change -> {
            model.phrase(change.getValue());
            phrase.setInvalid(false);
        });
        EnterKey.submits(phrase, this::agree);
        box.add(Notice.info(getTranslation("explanation.consequence"), explanation.consequence()), phrase);
        return box;
    }

    /** By itself, after everything that is required, and marked as what it is: nobody has to (JPKI則35の2). */
    private Div statusWatch() {
        Div part = new Div();
        if (!model.offersStatusWatch()) {
            return part;
        }
        Checkbox watch = new Checkbox(explanation.statusWatch().text(), model.watched(explanation));
        watch.addValueChangeListener(change -> model.watch(explanation, change.getValue()));
        Paragraph version = new Paragraph(getTranslation(
                "explanation.watch.version", explanation.statusWatch().version()));
        version.addClassName("quiet");
        Div boxes = new Div(watch);
        boxes.addClassName("acknowledgements");
        part.add(
                new H2(getTranslation("explanation.watch.title")),
                new Paragraph(getTranslation("explanation.watch.lead")),
                boxes,
                version);
        return part;
    }

    private Checkbox box(Explanation.Item item) {
        Checkbox box = new Checkbox(item.text(), model.isAcknowledged(item.id()));
        box.setManualValidation(true);
        box.addValueChangeListener(change -> {
            model.acknowledge(item.id(), change.getValue());
            box.setInvalid(false);
        });
        boxes.put(item.id(), box);
        return box;
    }

    private void agree() {
        List<String> missing = model.agree(explanation);
        problem.removeAll();
        boolean phraseMissing = model.lacksPhrase(explanation);
        if (phraseMissing) {
            phrase.setErrorMessage(getTranslation(
                    phrase.getValue().isBlank() ? "explanation.phrase.missing" : "explanation.phrase.differs",
                    explanation.phrase()));
            phrase.setInvalid(true);
        }
        boxes.forEach((id, box) -> {
            box.setInvalid(missing.contains(id));
            box.setErrorMessage(getTranslation("explanation.missing.one"));
        });
        if (missing.isEmpty() && !phraseMissing) {
            agreed.run();
            return;
        }
        show(missing, phraseMissing);
    }

    /** Everything that is missing, with links to it; the keyboard goes to the first. */
    private void show(List<String> missing, boolean phraseMissing) {
        UnorderedList list = new UnorderedList();
        explanation.items().stream()
                .filter(item -> missing.contains(item.id()))
                .forEach(item -> list.add(
                        new ListItem(new FieldLink(item.text(), Objects.requireNonNull(boxes.get(item.id()))))));
        if (phraseMissing) {
            list.add(new ListItem(new FieldLink(getTranslation("explanation.phrase"), phrase)));
        }
        int count = missing.size() + (phraseMissing ? 1 : 0);
        problem.add(Notice.problem(new Paragraph(getTranslation("explanation.missing", count)), list));
        FieldLink.focus(missing.isEmpty() ? phrase : Objects.requireNonNull(boxes.get(missing.getFirst())));
    }
}
