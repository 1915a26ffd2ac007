package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.pki.Der;
import org.toroku.ui.staff.Downloads;

/** The ways of signing a request for revocation: the certificate's key file, a test card where there are any, or another program. */
final class RevocationSigning extends Div {
    private enum With {
        KEY_FILE,
        TEST_CARD
    }

    private final Der content;
    private final Consumer<SignatureInput> signed;
    private final Consumer<String> problem;

    /** @param problem gets the sentence that says what is wrong with a file */
    RevocationSigning(PortalSettings settings, Der content, Consumer<SignatureInput> signed, Consumer<String> problem) {
        this.content = content;
        this.signed = signed;
        this.problem = problem;
        add(new H2(getTranslation("revoke.signed.sign")), new Paragraph(getTranslation("revoke.signed.sign.text")));
        if (settings.testSigning()) {
            add(choice(settings));
        } else {
            add(new KeyFileBox(content, this::inBrowser));
        }
        add(new Details(getTranslation("revoke.signed.outside"), outside()));
    }

    /** One at a time: both have fields of one name. */
    private Div choice(PortalSettings settings) {
        Div chosen = new Div();
        RadioButtonGroup<With> with = new RadioButtonGroup<>(getTranslation("revoke.signed.with"));
        with.setItems(With.values());
        with.setItemLabelGenerator(each -> getTranslation("revoke.signed.with." + each.name()));
        with.addValueChangeListener(change -> {
            chosen.removeAll();
            chosen.add(
                    change.getValue() == With.TEST_CARD
                            ? new TestCardBox(settings, content, this::inBrowser)
                            : new KeyFileBox(content, this::inBrowser));
        });
        with.setValue(With.KEY_FILE);
        return new Div(with, chosen);
    }

    private void inBrowser(String base64) {
        try {
            send(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            problem.accept(getTranslation("reason.unreadable"));
        }
    }

    private void send(byte[] cms) {
        signed.accept(new SignatureInput.Cms(Der.of(cms)));
    }

    private Div outside() {
        SmallFile file = new SmallFile(this, "sign.cms.choose", ".p7s", ".cms", ".p7m", ".der", ".pem");
        file.onRefusal(problem);
        Button send = new Button(getTranslation("sign.send"), click -> {
            Optional<byte[]> bytes = file.content().map(Armour::strip);
            bytes.ifPresentOrElse(this::send, () -> problem.accept(getTranslation("reason.no-file")));
        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        return new Div(
                new Paragraph(getTranslation("revoke.signed.outside.text")),
                Downloads.link(
                        content.toByteArray(),
                        "revocation.txt",
                        "text/plain; charset=utf-8",
                        getTranslation("revoke.signed.download")),
                new Paragraph(getTranslation("revoke.signed.outside.card")),
                commands("sign.reader.command", "./toroku card sign --reader --in revocation.txt --out revocation.p7s"),
                new Paragraph(getTranslation("sign.reader.password")),
                new Paragraph(getTranslation("revoke.signed.outside.key")),
                commands("revoke.signed.outside.key", """
                        openssl cms -sign -binary -md sha256 -nosmimecap -in revocation.txt \\
                            -signer certificate.pem -inkey private-key.pem -outform DER -out revocation.p7s
                        """),
                file,
                send);
    }

    private Pre commands(String label, String text) {
        Pre commands = new Pre(text);
        commands.addClassName("document");
        commands.getElement().setAttribute("tabindex", "0");
        commands.getElement().setAttribute("role", "region");
        commands.getElement().setAttribute("aria-label", getTranslation(label));
        return commands;
    }
}
