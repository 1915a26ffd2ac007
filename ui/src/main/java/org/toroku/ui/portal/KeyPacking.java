package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.toroku.pki.Der;
import org.toroku.ui.text.PasswordTexts;

/** Puts certificate and key into one file inside the browser that made the key; any other browser says so. */
@Tag("toroku-key-packer")
@NpmPackage(value = "pkijs", version = "4.0.0")
@NpmPackage(value = "asn1js", version = "4.0.0")
@JsModule("./toroku/key-file.ts")
@JsModule("./toroku/own-key.ts")
final class KeyPacking extends Component {
    private static final List<String> TEXTS = List.of(
            "present",
            "absent",
            "passphrase",
            "hint",
            "pack",
            "busy",
            "save",
            "done",
            "short",
            "wrong",
            "no-crypto",
            "failed");

    /** @param fileName without extension */
    KeyPacking(String keySha256, Der certificate, String fileName) {
        PasswordTexts.dress(this);
        getElement()
                .setPropertyMap(
                        "texts",
                        TEXTS.stream()
                                .collect(Collectors.toMap(name -> name, name -> getTranslation("key-packer." + name))));
        getElement().setProperty("known", keySha256);
        getElement().setProperty("certificate", Base64.getEncoder().encodeToString(certificate.toByteArray()));
        getElement().setProperty("authority", CertificatePanel.AUTHORITY);
        getElement().setProperty("name", fileName);
    }
}
