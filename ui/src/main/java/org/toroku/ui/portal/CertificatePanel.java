package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.nio.charset.StandardCharsets;
import org.toroku.pki.Der;
import org.toroku.ui.staff.Downloads;

/** The issued certificate alone, as DER and as PEM. */
final class CertificatePanel extends Div {
    CertificatePanel(Der certificate, String caseNumber) {
        byte[] der = certificate.toByteArray();
        Div links = new Div(
                Downloads.link(der, caseNumber + ".cer", "application/pkix-cert", getTranslation("certificate.der")),
                Downloads.link(
                        Armour.pem(der).getBytes(StandardCharsets.US_ASCII),
                        caseNumber + ".pem",
                        "application/x-pem-file",
                        getTranslation("certificate.pem")));
        links.addClassName("actions");
        add(new H2(getTranslation("certificate.title")), new Paragraph(getTranslation("certificate.text")), links);
    }
}
