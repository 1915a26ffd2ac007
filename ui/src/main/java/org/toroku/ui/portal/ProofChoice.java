package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.toroku.paper.LetterLanguage;
import org.toroku.paper.PaperCounter.PaperChoice;
import org.toroku.paper.ProofMethod;

/** How the applicant is proven beside the residence record (則5①(1)イ～ハ), and the language of letters. */
final class ProofChoice extends Div {
    /** What is chosen so far; survives a change of the page's language. */
    static final class Chosen {
        private ProofMethod method = ProofMethod.SEAL_CERTIFICATE;
        private LetterLanguage language = LetterLanguage.JA;

        PaperChoice choice() {
            return new PaperChoice(method, language);
        }
    }

    /** @param usualTime how long it takes, in a sentence */
    ProofChoice(Chosen chosen, String usualTime) {
        RadioButtonGroup<ProofMethod> method = new RadioButtonGroup<>(getTranslation("proof-choice.method"));
        method.setItems(ProofMethod.values());
        method.setItemLabelGenerator(each -> getTranslation("proof-choice." + each.name()));
        method.setValue(chosen.method);
        method.addThemeName("vertical");
        method.addValueChangeListener(change -> chosen.method = change.getValue());
        RadioButtonGroup<LetterLanguage> language = new RadioButtonGroup<>(getTranslation("proof-choice.language"));
        language.setItems(LetterLanguage.values());
        language.setItemLabelGenerator(each -> getTranslation("proof-choice.language." + each.name()));
        language.setValue(chosen.language);
        language.addValueChangeListener(change -> chosen.language = change.getValue());
        UnorderedList steps = new UnorderedList(
                new ListItem(getTranslation("paper-apply.step.print")),
                new ListItem(getTranslation("paper-apply.step.enclose")),
                new ListItem(getTranslation("paper-apply.step.post")));
        add(
                new Paragraph(getTranslation("paper-apply.lead")),
                steps,
                new Paragraph(usualTime),
                new H2(getTranslation("proof-choice.title")),
                method,
                language);
    }
}
