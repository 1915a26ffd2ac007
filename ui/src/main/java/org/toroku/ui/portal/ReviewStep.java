package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.ui.text.Moments;

/** Exactly what will be signed, its SHA-256 and its end (concern 4.3). */
final class ReviewStep extends Div {
    /** Of the text as it stands in the page, so that what was shown is kept; browsers do it on safe origins only. */
    private static final String DIGEST = """
            if (!globalThis.crypto?.subtle) {
              return '';
            }
            return crypto.subtle.digest('SHA-256', new TextEncoder().encode(this.textContent))
              .then(d => Array.from(new Uint8Array(d), b => b.toString(16).padStart(2, '0')).join(''));""";

    /** @param correct leads back to the form; empty where no form of this kind can be sent again */
    ReviewStep(
            ApplicationViewModel.Stage.ToSign toSign, Way way, Optional<Runnable> correct, Consumer<String> displayed) {
        Pre text = new Pre(toSign.text());
        text.addClassName("document");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", getTranslation("review.text"));
        text.getElement().executeJs(DIGEST).then(String.class, sha256 -> {
            if (!sha256.isEmpty()) {
                displayed.accept(sha256);
            }
        });
        Code digest = new Code(toSign.content().sha256());
        digest.addClassName("digest");
        Facts facts = new Facts()
                .with(getTranslation("case.number"), toSign.caseNumber())
                .with("SHA-256", digest)
                .with(
                        getTranslation("review.expires"),
                        Moments.deadline(toSign.content().expiresAt(), getLocale()));
        add(new H2(getTranslation("review.text")), new Paragraph(getTranslation("review.lead")), text, facts);
        correct.ifPresentOrElse(
                back -> addCorrection(way, back), () -> add(new Paragraph(getTranslation("review.anew"))));
        if (way == Way.OWN_KEY) {
            add(Notice.info(getTranslation("own-key.renewal"), getTranslation("own-key.renewal.text")));
        }
    }

    private void addCorrection(Way way, Runnable back) {
        Button correct = new Button(getTranslation("review.correct"), click -> back.run());
        correct.addThemeVariants(ButtonVariant.LARGE);
        Div actions = new Div(correct);
        actions.addClassName("actions");
        add(
                new Paragraph(
                        getTranslation(way == Way.OWN_KEY ? "review.correct.text.own-key" : "review.correct.text")),
                actions);
    }
}
