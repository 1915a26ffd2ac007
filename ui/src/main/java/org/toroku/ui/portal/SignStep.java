package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import java.util.Base64;
import java.util.Optional;
import org.toroku.pki.Der;
import org.toroku.ui.staff.Downloads;

/** The ways of handing a signature in. */
final class SignStep extends Div {
    private final ApplicationViewModel model;
    private final Runnable received;
    private final Div answer = new Div();

    SignStep(ApplicationViewModel model, Way way, Der content, PortalSettings settings, Runnable received) {
        this.model = model;
        this.received = received;
        add(
                new H2(getTranslation("sign.title")),
                new Paragraph(getTranslation(way == Way.RENEWAL ? "sign.lead.renewal" : "sign.lead")),
                answer);
        boolean inBrowser = way == Way.RENEWAL || settings.testSigning();
        if (way == Way.RENEWAL) {
            add(new KeyFileBox(content, this::signInBrowser));
        } else if (inBrowser) {
            add(new TestCardBox(settings, content, this::signInBrowser));
        }
        Details cms = way == Way.RENEWAL
                ? new Details(getTranslation("sign.renewal.outside"), howTo(), cms(content))
                : new Details(getTranslation("sign.reader"), reader(), cms(content));
        cms.setOpened(!inBrowser);
        add(cms, new Details(getTranslation("sign.raw"), raw(content)));
    }

    /** A key that is in no key file, on a token or apart from its certificate, is signed with by common tools. */
    private Div howTo() {
        return new Div(
                new Paragraph(getTranslation("sign.renewal.text")),
                new Details(getTranslation("sign.renewal.commands"), commands("sign.renewal.commands", """
                        openssl pkcs12 -in R-0000-000000.p12 -out holder.pem -nodes
                        openssl cms -sign -binary -md sha256 -nosmimecap -in application.txt \\
                            -signer holder.pem -outform DER -out application.p7s
                        """)),
                new Details(
                        getTranslation("sign.renewal.own-key"),
                        new Paragraph(getTranslation("sign.renewal.own-key.text")),
                        commands("sign.renewal.own-key", """
                        openssl cms -sign -binary -md sha256 -nosmimecap -in application.txt \\
                            -signer certificate.pem -inkey private-key.pem -outform DER -out application.p7s
                        """)),
                new Details(
                        getTranslation("sign.renewal.pack"),
                        new Paragraph(getTranslation("sign.renewal.pack.text")),
                        commands("sign.renewal.pack", """
                        openssl pkcs12 -export -in certificate.pem -inkey private-key.pem -out R-0000-000000.p12
                        """)));
    }

    /** A browser does not reach a card by itself; the program beside it asks for the password, this page never. */
    private Div reader() {
        return new Div(
                new Paragraph(getTranslation("sign.reader.text")),
                commands(
                        "sign.reader.command",
                        "./toroku card sign --reader --in application.txt --out application.p7s"),
                new Paragraph(getTranslation("sign.reader.password")));
    }

    private Pre commands(String label, String text) {
        Pre commands = new Pre(text);
        commands.addClassName("document");
        commands.getElement().setAttribute("tabindex", "0");
        commands.getElement().setAttribute("role", "region");
        commands.getElement().setAttribute("aria-label", getTranslation(label));
        return commands;
    }

    private void signInBrowser(String base64) {
        byte[] signedData;
        try {
            signedData = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            show(new ApplicationViewModel.Answer.Problem("unreadable"));
            return;
        }
        show(model.submitCms(signedData));
    }

    private Div cms(Der content) {
        SmallFile file = new SmallFile(this, "sign.cms.choose", ".p7s", ".cms", ".p7m", ".der", ".pem");
        file.onRefusal(this::say);
        Button send = send(() -> file.content()
                .map(Armour::strip)
                .map(model::submitCms)
                .orElseGet(() -> new ApplicationViewModel.Answer.Problem("no-file")));
        return new Div(new Paragraph(getTranslation("sign.cms.text")), download(content), file, send);
    }

    private Div raw(Der content) {
        SmallFile signature = new SmallFile(this, "sign.raw.signature", ".sig", ".bin", ".der");
        SmallFile certificate = new SmallFile(this, "sign.raw.certificate", ".cer", ".crt", ".der", ".pem");
        signature.onRefusal(this::say);
        certificate.onRefusal(this::say);
        Button send = send(() -> {
            Optional<byte[]> first = signature.content();
            Optional<byte[]> second = certificate.content().map(Armour::strip);
            return first.isPresent() && second.isPresent()
                    ? model.submitRaw(first.get(), second.get())
                    : new ApplicationViewModel.Answer.Problem("no-file");
        });
        return new Div(new Paragraph(getTranslation("sign.raw.text")), download(content), signature, certificate, send);
    }

    /** The bytes as a file for signing software; the same bytes as shown. */
    private Anchor download(Der content) {
        return Downloads.link(
                content.toByteArray(), "application.txt", "text/plain; charset=utf-8", getTranslation("sign.download"));
    }

    private Button send(java.util.function.Supplier<ApplicationViewModel.Answer> submit) {
        Button send = new Button(getTranslation("sign.send"), click -> show(submit.get()));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        return send;
    }

    private void show(ApplicationViewModel.Answer given) {
        if (given instanceof ApplicationViewModel.Answer.Problem problem) {
            say(getTranslation("reason." + problem.code()));
        } else {
            answer.removeAll();
            received.run();
        }
    }

    private void say(String sentence) {
        answer.removeAll();
        answer.add(Notice.problem(sentence));
        answer.getElement().executeJs("this.scrollIntoView({block:'center'})");
    }
}
