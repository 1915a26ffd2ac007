package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toroku.pki.Der;

/** Signing with a TEST card file inside the browser: its password and key never reach the server. */
@Tag("toroku-test-card")
@NpmPackage(value = "pkijs", version = "4.0.0")
@NpmPackage(value = "asn1js", version = "4.0.0")
@JsModule("./toroku/test-card.ts")
final class TestCardSigning extends Component {
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

    TestCardSigning(Der content, String hint) {
        getElement().setProperty("content", Base64.getEncoder().encodeToString(content.toByteArray()));
        Map<String, String> texts = new LinkedHashMap<>();
        TEXTS.forEach(name -> texts.put(name, getTranslation("test-card." + name)));
        texts.put("hint", hint);
        getElement().setPropertyMap("texts", texts);
    }

    /** @param pkcs12 a served test card file; empty lets the reader choose a file */
    void setCard(byte[] pkcs12) {
        getElement().setProperty("card", Base64.getEncoder().encodeToString(pkcs12));
    }

    Registration addSignedListener(ComponentEventListener<Signed> listener) {
        return addListener(Signed.class, listener);
    }

    /** The browser made a signature. */
    @DomEvent("card-signed")
    static final class Signed extends ComponentEvent<TestCardSigning> {
        private final String cms;

        public Signed(TestCardSigning source, boolean fromClient, @EventData("event.detail.cms") String cms) {
            super(source, fromClient);
            this.cms = cms;
        }

        /** Base64 of the CMS SignedData, as the browser sent it. */
        String cms() {
            return cms;
        }
    }
}
