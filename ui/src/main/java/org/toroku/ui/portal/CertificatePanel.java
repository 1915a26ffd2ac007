package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.nio.charset.StandardCharsets;
import org.toroku.pki.Der;
import org.toroku.ui.staff.Downloads;

/** The issued certificate alone, as DER and as PEM. */
final class CertificatePanel extends Div {
    /** Where the CA's certificate is published. */
    static final String AUTHORITY = "repository/ca.cer";

    private final Div links;

    CertificatePanel(Der certificate, String caseNumber) {
        byte[] der = certificate.toByteArray();
        links = new Div(
                Downloads.link(der, caseNumber + ".cer", "application/pkix-cert", getTranslation("certificate.der")),
                Downloads.link(
                        Armour.pem(der).getBytes(StandardCharsets.US_ASCII),
                        caseNumber + ".pem",
                        "application/x-pem-file",
                        getTranslation("certificate.pem")));
        links.addClassName("actions");
        add(new H2(getTranslation("certificate.title")), new Paragraph(getTranslation("certificate.text")), links);
    }

    /** With the certificate of the CA, for who puts a file together. */
    CertificatePanel withAuthority() {
        Anchor authority = new Anchor(AUTHORITY, getTranslation("certificate.authority"));
        authority.getElement().setAttribute("download", "ca.cer");
        authority.getElement().setAttribute("router-ignore", true);
        links.add(authority);
        return this;
    }
}
