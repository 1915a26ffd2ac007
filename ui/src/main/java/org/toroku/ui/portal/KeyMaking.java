package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.toroku.ui.text.PasswordTexts;

/** Makes a key pair inside the browser; only the certificate request reaches the server. */
@Tag("toroku-key-maker")
@NpmPackage(value = "pkijs", version = "4.0.0")
@NpmPackage(value = "asn1js", version = "4.0.0")
@JsModule("./toroku/key-file.ts")
@JsModule("./toroku/own-key.ts")
final class KeyMaking extends Component {
    private static final String REQUEST = "event.detail.request";
    private static final List<String> TEXTS = List.of(
            "passphrase",
            "passphrase-again",
            "hint",
            "make",
            "busy",
            "made",
            "save",
            "save-text",
            "not-kept",
            "held",
            "again",
            "or",
            "short",
            "untypeable",
            "differs",
            "no-crypto",
            "failed");

    /** @param known SHA-256 of a key that this browser may hold and that will do again, empty for none */
    KeyMaking(String known) {
        PasswordTexts.dress(this);
        getElement()
                .setPropertyMap(
                        "texts",
                        TEXTS.stream()
                                .collect(Collectors.toMap(name -> name, name -> getTranslation("key-maker." + name))));
        getElement().setProperty("known", known);
    }

    /** @param action gets Base64 of the certificate request, as the browser sent it */
    void onMade(Consumer<String> action) {
        getElement()
                .addEventListener(
                        "key-made",
                        event ->
                                action.accept(event.getEventData().path(REQUEST).asString("")))
                .addEventData(REQUEST);
    }
}
