package org.toroku.ui.revocation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import org.toroku.revocation.RevocationDesk.Certificate;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.revocation.RevocationDesk.Sheet;
import org.toroku.ui.text.Moments;

/** Which certificate it is, what goes with it, and what was asked about it before. */
final class CertificateSheet extends Div {
    CertificateSheet(Sheet sheet) {
        addClassName("revocation-sheet");
        Certificate certificate = sheet.certificate();
        add(
                new H2(certificate.caseNumber()),
                new Paragraph(getTranslation(
                        "revocation.certificate",
                        certificate.holder(),
                        getTranslation("case.state." + certificate.state().name()),
                        certificate.serial(),
                        Moments.text(certificate.issuedAt(), getLocale()),
                        Moments.text(certificate.notAfter(), getLocale()))));
        if (!sheet.renewals().isEmpty()) {
            warn(getTranslation("revocation.with-renewals", String.join(", ", sheet.renewals())));
        }
        if (sheet.undelivered()) {
            warn(getTranslation("revocation.undelivered"));
        }
        if (!sheet.requests().isEmpty()) {
            add(new H3(getTranslation("revocation.history")));
            for (Request request : sheet.requests()) {
                add(new RequestFacts(request, request.enteredAt()));
            }
        }
    }

    private void warn(String sentence) {
        Paragraph warning = new Paragraph(sentence);
        warning.addClassName("overdue");
        add(warning);
    }
}
