package org.toroku.ui.portal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.ui.portal.DraftInBrowser.Restored;
import tools.jackson.databind.JsonNode;

/** The form: first who operates, then the person's data; every finding stands at its field and in a list on top. */
final class FormStep extends Div {
    private final ApplyViewModel model;
    private final List<Component> above;
    private final Div told = new Div();
    private final Div summary = new Div();
    private final RadioButtonGroup<Operator> operator = new RadioButtonGroup<>();
    private final PersonFields person;
    private final Div forSelf = new Div();
    private final Div forProxy = new Div();

    FormStep(
            ApplyViewModel model,
            Consumer<FormStep> send,
            Runnable back,
            Optional<AsidePanel> aside,
            Component... above) {
        this.model = model;
        this.above = List.of(above);
        askedAbove().forEach(asked -> asked.onChange(this::refreshSummary));
        this.person = new PersonFields(model, this::refreshSummary);
        drawOperator();
        Button next = new Button(
                getTranslation(model.way().choose("form.send", "form.send.paper")), click -> send.accept(this));
        next.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        Button previous = new Button(getTranslation("form.back"), click -> back.run());
        previous.addThemeVariants(ButtonVariant.LARGE);
        Div actions = new Div(next, previous);
        actions.addClassName("actions");
        forSelf.add(person, new Paragraph(getTranslation("form.false-statement")), actions);
        aside.ifPresent(forSelf::add);
        forProxy.add(new ProxyStop(model.way(), model.proxyOnPaper(), model.telephone()));
        add(
                new Paragraph(getTranslation(model.way().choose("form.lead", "form.lead.paper"))),
                told,
                summary,
                operator,
                forSelf,
                forProxy);
        showWhoOperates();
    }

    private void drawOperator() {
        operator.setLabel(getTranslation("field.operator"));
        operator.setHelperComponent(new WhatFollows(model.way(), model.proxyOnPaper()));
        operator.setItems(FormDraft.OPERATORS);
        // in an assisted session the session says it, and a box above the form
        operator.setVisible(!model.assisted());
        operator.setItemLabelGenerator(value -> getTranslation("operator." + value.name()));
        operator.getElement().setAttribute(DraftInBrowser.FIELD, FormDraft.OPERATOR);
        operator.setRequiredIndicatorVisible(true);
        operator.setManualValidation(true);
        model.draft().operator().ifPresent(operator::setValue);
        operator.addValueChangeListener(change -> {
            model.draft().operator(Optional.ofNullable(change.getValue()));
            operator.setInvalid(false);
            refreshSummary();
            showWhoOperates();
        });
    }

    private void showWhoOperates() {
        forSelf.setVisible(!model.stopsProxy());
        forProxy.setVisible(model.stopsProxy());
    }

    void showProxyStop() {
        summary.removeAll();
        forSelf.setVisible(false);
        forProxy.setVisible(true);
        forProxy.getElement().executeJs("this.scrollIntoView()");
    }

    void showRefusal(String sentence) {
        summary.removeAll();
        summary.add(Notice.problem(sentence));
        summary.getElement().executeJs("this.scrollIntoView({block:'center'})");
    }

    void show(List<FieldProblem> problems) {
        Notice notice = summary(inPageOrder(problems));
        notice.getElement().setAttribute("role", "alert");
        notice.getElement().setAttribute("tabindex", "-1");
        summary.removeAll();
        summary.add(notice);
        problems.forEach(problem -> mark(problem.field(), sentence(problem)));
        // the list is read before the first field: it says how much there is to do
        notice.getElement().executeJs("this.focus(); this.scrollIntoView({ block: 'start' })");
    }

    /** What is no field of this page comes last. */
    private List<FieldProblem> inPageOrder(List<FieldProblem> problems) {
        List<String> order = Stream.of(
                        askedAbove().map(AskedAbove::field), Stream.of(FormDraft.OPERATOR), person.names().stream())
                .flatMap(names -> names)
                .toList();
        return problems.stream()
                .sorted(Comparator.comparingInt(problem -> {
                    int place = order.indexOf(problem.field());
                    return place < 0 ? order.size() : place;
                }))
                .toList();
    }

    private Notice summary(List<FieldProblem> problems) {
        UnorderedList list = new UnorderedList();
        problems.forEach(problem -> list.add(new ListItem(link(problem))));
        return Notice.quietProblem(new H2(getTranslation("form.problems", problems.size())), list);
    }

    /** The list on top shrinks with every correction, without being read out again each time. */
    private void refreshSummary() {
        if (summary.getComponentCount() == 0) {
            return;
        }
        List<FieldProblem> left = model.stopsProxy()
                ? List.of()
                : Stream.concat(missingAbove(), model.problems().stream()).toList();
        summary.removeAll();
        if (!left.isEmpty()) {
            summary.add(summary(inPageOrder(left)));
        }
    }

    private void mark(String field, String sentence) {
        if (field.equals(FormDraft.OPERATOR)) {
            operator.setErrorMessage(sentence);
            operator.setInvalid(true);
        } else {
            above(field).ifPresentOrElse(asked -> asked.mark(sentence), () -> person.mark(field, sentence));
        }
    }

    private Optional<Component> field(String name) {
        return name.equals(FormDraft.OPERATOR)
                ? Optional.of(operator)
                : above(name).<Component>map(asked -> (Component) asked).or(() -> person.component(name));
    }

    private Stream<FieldProblem> missingAbove() {
        return askedAbove().filter(AskedAbove::missing).map(asked -> new FieldProblem(asked.field(), "required"));
    }

    private Stream<AskedAbove> askedAbove() {
        return above.stream().filter(AskedAbove.class::isInstance).map(AskedAbove.class::cast);
    }

    private Optional<AskedAbove> above(String field) {
        return askedAbove().filter(asked -> asked.field().equals(field)).findFirst();
    }

    /** WCAG 3.3.1: names the field, and leads to it; what is no field of this page is told without a link. */
    private Component link(FieldProblem problem) {
        String text = getTranslation("form.problem", getTranslation("field." + problem.field()), sentence(problem));
        return field(problem.field())
                .<Component>map(component -> new FieldLink(text, component))
                .orElseGet(() -> new Span(text));
    }

    private String sentence(FieldProblem problem) {
        if (problem.field().equals(KeyChoice.FIELD)) {
            return getTranslation("key-flaw." + problem.code());
        }
        boolean choice =
                problem.field().equals(FormDraft.OPERATOR) || problem.field().equals(FormDraft.SEX);
        return getTranslation(
                choice && problem.code().equals("required")
                        ? "problem.not-chosen"
                        : model.way().problem(problem.code()));
    }

    /** Puts back what the browser kept, and says so: nobody should wonder where it comes from. */
    private void restore(JsonNode kept) {
        Restored restored = DraftInBrowser.restore(model.draft(), kept);
        if (restored == Restored.NOTHING) {
            return;
        }
        person.refill();
        model.draft().operator().ifPresent(operator::setValue);
        told.removeAll();
        told.add(Notice.info(
                getTranslation("restored." + restored.name()), getTranslation("restored.text." + restored.name())));
        told.getElement().setAttribute("role", "status");
        refreshSummary();
    }

    /**
     * Whoever closes the window or leaves the site is asked first, once something was typed. A reload loses nothing, and the
     * framework reloads a page whose session is gone: nobody is asked then, where the browser tells it beforehand.
     */
    @Override
    protected void onAttach(AttachEvent event) {
        DraftInBrowser.attach(this, model.draft(), this::restore);
        getElement().executeJs("""
                        const form = this;
                        let typed = $0;
                        let reloads = false;
                        const mark = () => { typed = true; };
                        form.addEventListener('input', mark);
                        form.addEventListener('change', mark);
                        window.navigation?.addEventListener('navigate', leaving => {
                          reloads = leaving.navigationType === 'reload';
                        });
                        window.addEventListener('beforeunload', leaving => {
                          if (typed && !reloads && form.isConnected) {
                            leaving.preventDefault();
                          }
                        });""", !model.draft().isEmpty());
    }
}
