package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.KeptForms.Kept;
import org.toroku.ui.staff.CopyButton;
import org.toroku.ui.staff.Downloads;
import org.toroku.ui.text.Moments;

/**
 * Puts the form aside for another day or another device: shows the link that leads back to it, which nobody else has. It
 * holds the code behind the number sign, so that no server's log ever sees it.
 */
final class AsidePanel extends Details {
    private final PortalSession session;
    private final ApplyViewModel model;
    private final Supplier<Optional<ClientFacts>> facts;
    private final Div answer = new Div();
    private final Button keep = new Button(getTranslation("aside.keep"), click -> keep());

    AsidePanel(PortalSession session, ApplyViewModel model, Supplier<Optional<ClientFacts>> facts) {
        this.session = session;
        this.model = model;
        this.facts = facts;
        addClassName("resume");
        setSummaryText(getTranslation("aside.title"));
        answer.getElement().setAttribute("role", "status");
        keep.addThemeVariants(ButtonVariant.LARGE);
        Div actions = new Div(keep);
        actions.addClassName("actions");
        add(new Paragraph(getTranslation("aside.text")), actions, answer);
    }

    private void keep() {
        answer.removeAll();
        if (model.draft().isEmpty()) {
            answer.add(Notice.problem(getTranslation("aside.empty")));
            return;
        }
        if (model.problems().stream().anyMatch(problem -> problem.code().equals("my-number"))) {
            answer.add(Notice.problem(getTranslation("aside.my-number")));
            return;
        }
        if (session.isTooLong(model.way())) {
            answer.add(Notice.problem(getTranslation("aside.too-long")));
            return;
        }
        facts.get().ifPresent(known -> {
            switch (session.putAside(model.way(), known)) {
                case Kept.Under under ->
                    getUI().ifPresent(ui ->
                            ui.getPage().fetchCurrentURL(here -> show(here, under.code(), under.until())));
                case Kept.TooMany tooMany ->
                    answer.add(Notice.problem(
                            getTranslation("apply.too-many", Moments.span(tooMany.retryAfter(), getLocale()))));
            }
        });
    }

    private void show(URL here, String code, Instant until) {
        String link = here.getProtocol() + "://" + here.getAuthority() + "/continue#" + code;
        String ends = Moments.text(until, getLocale());
        Code shown = new Code(link);
        shown.addClassName("digest");
        Paragraph line = new Paragraph(new Span(getTranslation("aside.link", ends)), shown);
        line.addClassName("resume-line");
        Div actions = new Div(
                new CopyButton(getTranslation("aside.copy"), link),
                Downloads.link(
                        getTranslation("aside.file", ends, link).getBytes(StandardCharsets.UTF_8),
                        "Toroku-form.txt",
                        "text/plain; charset=utf-8",
                        getTranslation("aside.save")));
        actions.addClassName("actions");
        answer.removeAll();
        answer.add(Notice.good(getTranslation("aside.kept"), getTranslation("aside.kept.text")), line, actions);
        keep.setText(getTranslation("aside.again"));
    }
}
