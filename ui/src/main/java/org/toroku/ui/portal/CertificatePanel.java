package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.toroku.pki.Der;
import org.toroku.ui.staff.Downloads;
import org.toroku.ui.text.Moments;

/** What the issued certificate says, and the certificate alone, as DER and as PEM. */
final class CertificatePanel extends Div {
    /** Where the CA's certificate is published. */
    static final String AUTHORITY = "repository/ca.cer";

    private final Div links;

    /** @param signedName as the applicant wrote it in the form that was signed */
    CertificatePanel(Der certificate, String caseNumber, Optional<String> signedName) {
        byte[] der = certificate.toByteArray();
        links = new Div(
                Downloads.link(der, caseNumber + ".cer", "application/pkix-cert", getTranslation("certificate.der")),
                Downloads.link(
                        Armour.pem(der).getBytes(StandardCharsets.US_ASCII),
                        caseNumber + ".pem",
                        "application/x-pem-file",
                        getTranslation("certificate.pem")));
        links.addClassName("actions");
        CertificateWords.read(certificate).ifPresent(words -> describe(words, signedName));
        add(new H2(getTranslation("certificate.title")), new Paragraph(getTranslation("certificate.text")), links);
    }

    private void describe(CertificateWords words, Optional<String> signedName) {
        add(
                new H2(getTranslation("certificate.contents")),
                new Facts()
                        .with(getTranslation("certificate.name"), words.name())
                        .with(getTranslation("certificate.from"), Moments.text(words.from(), getLocale()))
                        .with(getTranslation("certificate.until"), Moments.text(words.until(), getLocale()))
                        .with(getTranslation("certificate.serial"), new Code(words.serial())));
        signedName
                .filter(words::differsFrom)
                .ifPresent(
                        signed -> add(new Paragraph(getTranslation("certificate.name.differs", signed, words.name()))));
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
