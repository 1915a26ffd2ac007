package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import org.toroku.pki.Der;

/** Signing a renewal with the file that holds certificate and key, whoever made the key, without any other program. */
final class KeyFileBox extends Div {
    KeyFileBox(Der content, Consumer<String> signed) {
        addClassName("key-file");
        KeyFileSigning signing = new KeyFileSigning(content, name -> getTranslation("key-file." + name));
        signing.describe(getTranslation("key-file.hint"));
        signing.onSigned(signed);
        add(new H3(getTranslation("key-file.title")), new Paragraph(getTranslation("key-file.text")), signing);
    }
}
