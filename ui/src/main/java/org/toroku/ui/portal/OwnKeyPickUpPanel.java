package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import org.toroku.pki.Der;
import org.toroku.subjectkey.KeyCounter;
import org.toroku.ui.portal.ApplicationViewModel.Answer;
import org.toroku.ui.text.OutsideAccreditation;

/**
 * Who made the key receives the certificate alone. It is fetched by a click and not by looking at the page, because
 * fetching it is what the receipt confirms.
 */
final class OwnKeyPickUpPanel extends Div {
    private final ApplicationViewModel model;
    private final KeyCounter.Key key;
    private final String caseNumber;
    private final Runnable confirmed;
    private final Div fetched = new Div();
    private final Div answer = new Div();

    OwnKeyPickUpPanel(ApplicationViewModel model, KeyCounter.Key key, String caseNumber, Runnable confirmed) {
        this.model = model;
        this.key = key;
        this.caseNumber = caseNumber;
        this.confirmed = confirmed;
        addClassName("pick-up");
        fetched.addClassName("pick-up");
        Button fetch = new Button(getTranslation("own-pickup.fetch"), click -> fetch());
        fetch.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        fetch.setDisableOnClick(true);
        fetch.addClickListener(click -> fetch.setEnabled(true));
        add(
                new H2(getTranslation("own-pickup.title")),
                new Paragraph(getTranslation("own-pickup.text")),
                new Facts()
                        .with(getTranslation("own-key.algorithm"), algorithm())
                        .with(getTranslation("own-key.digest"), new com.vaadin.flow.component.html.Code(key.sha256())),
                fetch,
                fetched,
                receipt());
    }

    private Span algorithm() {
        return key.accreditable()
                ? new Span(key.algorithm())
                : new Span(
                        new Span(key.algorithm()),
                        new Span(" "),
                        new OutsideAccreditation(),
                        new Paragraph(getTranslation("accreditation.outside.text", key.algorithm())));
    }

    private void fetch() {
        fetched.removeAll();
        answer.removeAll();
        model.certificate()
                .ifPresentOrElse(
                        this::offer,
                        () -> fetched.add(Notice.problem(getTranslation("reason.temporarily-unavailable"))));
    }

    private void offer(Der certificate) {
        Details withOpenssl = new Details(getTranslation("own-pickup.openssl"), openssl());
        // the browser may have no key, and leads here
        withOpenssl.setOpened(true);
        CertificatePanel panel = new CertificatePanel(certificate, caseNumber, model.signedName()).withAuthority();
        panel.getElement().setAttribute("tabindex", "-1");
        fetched.add(
                panel,
                new H3(getTranslation("own-pickup.together")),
                new KeyPacking(key.sha256(), certificate, caseNumber),
                withOpenssl);
        panel.getElement().executeJs("this.focus()");
    }

    private Div openssl() {
        Pre line = new Pre(
                "openssl pkcs12 -export -inkey toroku-key-" + key.sha256().substring(0, 8) + ".pem -in " + caseNumber
                        + ".pem -certfile ca.pem -out " + caseNumber + ".p12");
        line.addClassName("document");
        line.getElement().setAttribute("tabindex", "0");
        line.getElement().setAttribute("role", "region");
        line.getElement().setAttribute("aria-label", getTranslation("own-pickup.openssl"));
        return new Div(new Paragraph(getTranslation("own-pickup.openssl.text")), line);
    }

    private Div receipt() {
        Checkbox fits = new Checkbox(getTranslation("own-receipt.fits"));
        fits.setManualValidation(true);
        fits.addValueChangeListener(change -> fits.setInvalid(false));
        Button confirm = new Button(getTranslation("receipt.confirm"), click -> confirm(fits));
        confirm.addThemeVariants(ButtonVariant.LARGE);
        Div receipt = new Div(
                new H2(getTranslation("receipt.title")),
                new Paragraph(getTranslation("own-receipt.text")),
                fits,
                answer,
                confirm);
        receipt.addClassName("pick-up");
        return receipt;
    }

    private void confirm(Checkbox fits) {
        answer.removeAll();
        if (!fits.getValue()) {
            fits.setErrorMessage(getTranslation("own-receipt.fetch-first"));
            fits.setInvalid(true);
            fits.focus();
            return;
        }
        switch (model.confirmReceipt()) {
            case Answer.Ok _, Answer.KeyFile _ -> confirmed.run();
            case Answer.Problem problem ->
                answer.add(Notice.problem(getTranslation(
                        problem.code().equals("not-picked-up")
                                ? "own-receipt.fetch-first"
                                : "reason." + problem.code())));
        }
    }
}
