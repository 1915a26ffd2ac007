package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Collectors;
import org.toroku.decision.PreviewDesk.Contents;
import org.toroku.decision.PreviewDesk.Objection;
import org.toroku.decision.PreviewDesk.Part;
import org.toroku.decision.PreviewDesk.Preview;
import org.toroku.ui.text.Clauses;
import org.toroku.ui.text.Moments;
import org.toroku.ui.text.OutsideAccreditation;

/** What an acceptance would have certified, in words, before anybody accepts. */
public final class CertificatePreviewPanel extends Div {
    private final String caseNumber;

    public CertificatePreviewPanel(Preview preview, String caseNumber) {
        this.caseNumber = caseNumber;
        addClassName("certificate-preview");
        add(new H2(getTranslation("preview.title")));
        switch (preview) {
            case Preview.Drafted drafted -> draw(drafted);
            case Preview.Impossible impossible ->
                add(problem(
                        getTranslation("preview.impossible"),
                        List.of(getTranslation("preview.impossible." + impossible.reason()))));
            case Preview.Held(var reason) -> {
                Div notice = new Div(new Paragraph(getTranslation("act." + reason)));
                notice.addClassNames("notice", "attention");
                add(notice);
            }
            case Preview.Unavailable _ -> add(new Paragraph(getTranslation("preview.unavailable")));
            case Preview.Refused refused -> add(new Paragraph(getTranslation("act." + refused.reason())));
        }
    }

    private void draw(Preview.Drafted drafted) {
        if (!drafted.forbidsAcceptance()) {
            Span sound = new Span(getTranslation("preview.sound"));
            sound.addClassNames("verdict", "equal");
            add(new Paragraph(sound));
        } else {
            add(problem(
                    getTranslation("preview.unsound"),
                    drafted.objections().stream().map(this::words).toList()));
        }
        if (!drafted.contents().accredited()) {
            add(new Paragraph(
                    new OutsideAccreditation(),
                    new Span(" "),
                    new Span(getTranslation(
                            "accreditation.outside.text", drafted.contents().publicKey()))));
        }
        add(subscriber(drafted.contents()), quiet(getTranslation("preview.open." + drafted.open())));
        drafted.predecessor()
                .ifPresent(before -> add(new PredecessorPanel(before, drafted.contents(), drafted.open())));
        Pre text = new Pre(drafted.text());
        text.addClassName("document");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", getTranslation("preview.text"));
        add(
                new Details(getTranslation("preview.more"), technical(drafted.contents()), text),
                Downloads.link(
                        drafted.certificate().toByteArray(),
                        "preview-" + caseNumber + ".cer",
                        "application/pkix-cert",
                        getTranslation("preview.save")));
    }

    private String words(Objection objection) {
        return getTranslation(
                "preview.objection",
                getTranslation("lint." + objection.rule()),
                Clauses.text(objection.clause(), getLocale()));
    }

    private static Div problem(String title, List<String> sentences) {
        UnorderedList list = new UnorderedList();
        sentences.forEach(sentence -> list.add(new ListItem(sentence)));
        Div box = new Div(new Paragraph(title), list);
        box.addClassNames("notice", "problem");
        return box;
    }

    /** What the certificate says of the subscriber, and what for and how long. */
    private DescriptionList subscriber(Contents contents) {
        DescriptionList list = new DescriptionList();
        list.addClassName("facts");
        contents.subject().forEach(part -> fact(list, getTranslation("preview.part." + part.type()), part(part)));
        contents.alternativeNames()
                .forEach(name -> fact(
                        list, getTranslation("preview.alternative-name"), valued(name, new OutsideAccreditation())));
        fact(
                list,
                getTranslation("preview.validity"),
                new Span(getTranslation(
                        "preview.from-to",
                        Moments.text(contents.notBefore(), getLocale()),
                        Moments.text(contents.notAfter(), getLocale()))));
        fact(
                list,
                getTranslation("preview.usage"),
                new Span(contents.usages().stream()
                        .map(usage -> getTranslation("preview.usage." + usage))
                        .collect(Collectors.joining(getTranslation("preview.and")))));
        fact(list, getTranslation("preview.policy"), new Span(String.join(", ", contents.policies())));
        return list;
    }

    private DescriptionList technical(Contents contents) {
        DescriptionList list = new DescriptionList();
        list.addClassName("facts");
        fact(list, getTranslation("preview.issuer"), new Span(contents.issuer()));
        fact(
                list,
                getTranslation("preview.key"),
                new Span(getTranslation(
                        "preview.key-and-signature", contents.publicKey(), contents.signatureAlgorithm())));
        fact(list, getTranslation("preview.publications"), lines(contents.publications()));
        return list;
    }

    private static void fact(DescriptionList list, String name, Component value) {
        list.add(new DescriptionList.Term(name));
        list.add(new DescriptionList.Description(value));
    }

    private Span part(Part part) {
        return part.accredited() ? valued(part.value()) : valued(part.value(), new OutsideAccreditation());
    }

    private static Span valued(String value, Component... more) {
        Span text = new Span(value);
        text.addClassName("strong");
        Span whole = new Span(text);
        whole.add(more);
        return whole;
    }

    private static Div lines(List<String> lines) {
        Div box = new Div();
        lines.forEach(line -> box.add(new Div(line)));
        return box;
    }

    private static Paragraph quiet(String sentence) {
        Paragraph paragraph = new Paragraph(sentence);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}
