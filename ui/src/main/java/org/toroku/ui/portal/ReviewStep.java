package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import org.toroku.ui.text.Moments;

/** Exactly what will be signed, its SHA-256 and its end (concern 4.3). */
final class ReviewStep extends Div {
    ReviewStep(ApplicationViewModel.Stage.ToSign toSign, Way way) {
        Pre text = new Pre(toSign.text());
        text.addClassName("document");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", getTranslation("review.text"));
        Code digest = new Code(toSign.content().sha256());
        digest.addClassName("digest");
        Facts facts = new Facts()
                .with(getTranslation("case.number"), toSign.caseNumber())
                .with("SHA-256", digest)
                .with(
                        getTranslation("review.expires"),
                        Moments.deadline(toSign.content().expiresAt(), getLocale()));
        add(new H2(getTranslation("review.text")), new Paragraph(getTranslation("review.lead")), text, facts);
        if (way == Way.OWN_KEY) {
            add(Notice.info(getTranslation("own-key.renewal"), getTranslation("own-key.renewal.text")));
        }
    }
}
