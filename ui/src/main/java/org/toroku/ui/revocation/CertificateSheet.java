package org.toroku.ui.revocation;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.toroku.pki.SerialText;
import org.toroku.revocation.RevocationDesk.Certificate;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.revocation.RevocationDesk.Sheet;
import org.toroku.revocation.RevocationDesk.SignedText;
import org.toroku.ui.text.Moments;

/** Which certificate it is, what goes with it, what is asked about it now, and what was asked before. */
final class CertificateSheet extends Div {
    private final DescriptionList facts = new DescriptionList();

    /**
     * @param heading of the open request, key
     * @param now by which that one is late or not
     */
    CertificateSheet(Sheet sheet, String heading, Instant now) {
        addClassName("revocation-sheet");
        facts.addClassName("facts");
        Certificate certificate = sheet.certificate();
        fact("holder", certificate.holder());
        fact("state", getTranslation("case.state." + certificate.state().name()));
        fact("serial", SerialText.shown(certificate.serial()));
        fact("issued", Moments.text(certificate.issuedAt(), getLocale()));
        fact("until", Moments.text(certificate.notAfter(), getLocale()));
        fact("telephone", sheet.telephone().orElseGet(() -> getTranslation("revocation.telephone.none")));
        add(new H2(certificate.caseNumber()), facts);
        if (!sheet.renewals().isEmpty()) {
            warn(getTranslation("revocation.with-renewals", String.join(", ", sheet.renewals())));
        }
        if (sheet.undelivered()) {
            warn(getTranslation("revocation.undelivered"));
        }
        Optional<Request> open = sheet.open();
        open.ifPresent(request -> add(new H3(getTranslation(heading)), new RequestFacts(request, now)));
        if (!sheet.facts().isEmpty()) {
            add(
                    new H3(getTranslation("revocation.found.title")),
                    new Paragraph(getTranslation("revocation.found.neutral")));
            sheet.facts().forEach(fact -> add(new FoundFactList(fact)));
        }
        sheet.signedTexts().forEach(this::signed);
        List<Request> before = sheet.requests().stream()
                .filter(request -> !open.equals(Optional.of(request)))
                .toList();
        if (!before.isEmpty()) {
            add(new H3(getTranslation("revocation.history")));
            before.forEach(request -> add(new RequestFacts(request, now)));
        }
    }

    /** What the holder signed, word for word: whoever judges compares it with what was asked. */
    private void signed(SignedText signed) {
        String heading = getTranslation("revocation.signed-text", Moments.text(signed.receivedAt(), getLocale()));
        add(new H3(heading));
        signed.text()
                .ifPresentOrElse(
                        text -> add(document(heading, text)),
                        () -> warn(getTranslation("revocation.signed-text.damaged")));
    }

    private static Pre document(String heading, String text) {
        Pre document = new Pre(text);
        document.addClassName("document");
        document.getElement().setAttribute("tabindex", "0");
        document.getElement().setAttribute("role", "region");
        document.getElement().setAttribute("aria-label", heading);
        return document;
    }

    private void fact(String key, String value) {
        facts.add(
                new DescriptionList.Term(getTranslation("revocation.fact." + key)),
                new DescriptionList.Description(value));
    }

    private void warn(String sentence) {
        Paragraph warning = new Paragraph(sentence);
        warning.addClassName("overdue");
        add(warning);
    }
}
