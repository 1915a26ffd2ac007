package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.toroku.pki.Der;
import org.toroku.ui.text.PasswordTexts;

/** Signing with a key file (PKCS#12) inside the browser: its password and key never reach the server. */
@Tag("toroku-test-card")
@NpmPackage(value = "pkijs", version = "4.0.0")
@NpmPackage(value = "asn1js", version = "4.0.0")
@JsModule("./toroku/test-card.ts")
final class KeyFileSigning extends Component {
    private static final String CMS = "event.detail.cms";
    private static final List<String> TEXTS = List.of(
            "file",
            "password",
            "sign",
            "busy",
            "no-file",
            "unreadable",
            "wrong-password",
            "no-key",
            "no-certificate",
            "no-crypto",
            "failed");

    private final UnaryOperator<String> words;

    /** @param words what it says of each of its texts */
    KeyFileSigning(Der content, UnaryOperator<String> words) {
        this.words = words;
        PasswordTexts.dress(this);
        getElement().setProperty("content", Base64.getEncoder().encodeToString(content.toByteArray()));
    }

    /** @param hint shown at the password, e.g. the password of a test card */
    void describe(String hint) {
        Map<String, Object> texts = new LinkedHashMap<>();
        TEXTS.forEach(name -> texts.put(name, words.apply(name)));
        texts.put("hint", hint);
        getElement().setPropertyMap("texts", texts);
    }

    /** @param pkcs12 a served key file, of a test card; empty lets the reader choose one */
    void setCard(byte[] pkcs12) {
        getElement().setProperty("card", Base64.getEncoder().encodeToString(pkcs12));
    }

    /** @param action gets Base64 of the CMS SignedData, as the browser sent it */
    void onSigned(Consumer<String> action) {
        getElement()
                .addEventListener(
                        "card-signed",
                        event -> action.accept(event.getEventData().path(CMS).asString("")))
                .addEventData(CMS);
    }
}
