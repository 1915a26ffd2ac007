package org.toroku.ui.paper;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.function.Consumer;
import org.toroku.paper.PostRoomDesk.Found;
import org.toroku.ui.staff.Said;

/** Finds a case by the code on its form; a hand scanner types it and ends with Enter. */
final class CodePanel extends Div {
    private final PostRoomViewModel model;
    private final Consumer<Said> did;
    private final TextField code = new TextField();

    CodePanel(PostRoomViewModel model, Consumer<Said> did) {
        this.model = model;
        this.did = did;
        code.setLabel(getTranslation("post.code"));
        code.setPlaceholder("P-2026-000042-K");
        code.setMaxLength(60);
        code.setManualValidation(true);
        code.setValueChangeMode(com.vaadin.flow.data.value.ValueChangeMode.EAGER);
        code.addKeyPressListener(Key.ENTER, press -> find());
        if (model.found().isEmpty()) {
            code.focus();
        }
        Button find = new Button(getTranslation("post.find"), click -> find());
        find.addThemeVariants(ButtonVariant.PRIMARY);
        Div line = new Div(code, find);
        line.addClassName("tools");
        add(new H2(getTranslation("post.arrival")), line);
        model.found().ifPresent(this::show);
    }

    private void find() {
        // QR codes of forms, replies and separators carry the code in the middle: TOROKU:<code>:<sheet>
        String typed =
                code.getValue().strip().replaceFirst("^TOROKU(-SEP)?:", "").replaceFirst(":[A-Z0-9]+$", "");
        Said said = model.find(typed);
        code.setErrorMessage(getTranslation(said.key(), said.parameter()));
        code.setInvalid(!said.success());
        did.accept(said);
    }

    private void show(Found.Case found) {
        Span number = new Span(found.caseCode());
        number.addClassName("strong");
        Div box = new Div(
                number,
                new Span(getTranslation("state." + found.state().name())),
                new Span(getTranslation(found.awaited() ? "post.awaited" : "post.not-awaited")));
        box.addClassNames("notice", "info", "case-header");
        box.add(new RouterLink(
                getTranslation("death.link"),
                DeathReportView.class,
                new RouteParameters(DeathReportView.CASE, found.caseId().toString())));
        add(box);
        if (model.mayHoldCode()) {
            Div renew = new Div(
                    new Button(getTranslation("post.renew-code"), click -> did.accept(model.renewPickupCode())),
                    new Span(getTranslation("post.renew-code.hint")));
            renew.addClassName("actions");
            add(renew);
        }
    }
}
