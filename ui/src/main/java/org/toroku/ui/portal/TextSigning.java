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

/** The ways of signing a text of the house: the certificate's key file, a test card where there are any, or another program. */
final class TextSigning extends Div {
    private enum With {
        KEY_FILE,
        TEST_CARD
    }

    private final Kind kind;
    private final Der content;
    private final Consumer<SignatureInput> signed;
    private final Consumer<String> problem;

    /**
     * @param words what the keys of its sentences begin with
     * @param file name of the files, without their ends
     * @param card whether a card may sign it
     */
    record Kind(String words, String file, boolean card) {}

    /** @param problem gets the sentence that says what is wrong with a file */
    TextSigning(
            Kind kind,
            PortalSettings settings,
            Der content,
            Consumer<SignatureInput> signed,
            Consumer<String> problem) {
        this.kind = kind;
        this.content = content;
        this.signed = signed;
        this.problem = problem;
        add(new H2(word("sign")), new Paragraph(word("sign", "text")));
        if (kind.card() && settings.testSigning()) {
            add(choice(settings));
        } else {
            add(new KeyFileBox(content, this::inBrowser));
        }
        add(new Details(word("outside"), outside()));
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
        Div ways = new Div(
                new Paragraph(word("outside", "text")),
                Downloads.link(
                        content.toByteArray(), kind.file() + ".txt", "text/plain; charset=utf-8", word("download")));
        if (kind.card()) {
            ways.add(
                    new Paragraph(word("outside", "card")),
                    commands(
                            getTranslation("sign.reader.command"),
                            "./toroku card sign --reader --in %1$s.txt --out %1$s.p7s".formatted(kind.file())),
                    new Paragraph(getTranslation("sign.reader.password")));
        }
        ways.add(
                new Paragraph(word("outside", "key")),
                commands(word("outside", "key"), """
                        openssl cms -sign -binary -md sha256 -nosmimecap -in %1$s.txt \\
                            -signer certificate.pem -inkey private-key.pem -outform DER -out %1$s.p7s
                        """.formatted(kind.file())),
                file,
                send);
        return ways;
    }

    private String word(String... name) {
        return getTranslation(kind.words() + String.join(".", name));
    }

    private Pre commands(String label, String text) {
        Pre commands = new Pre(text);
        commands.addClassName("document");
        commands.getElement().setAttribute("tabindex", "0");
        commands.getElement().setAttribute("role", "region");
        commands.getElement().setAttribute("aria-label", label);
        return commands;
    }
}
