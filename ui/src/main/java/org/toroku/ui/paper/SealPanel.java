package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.Consumer;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.paper.ProofMethod;
import org.toroku.paper.SealVerdict;
import org.toroku.ui.staff.Said;
import org.toroku.ui.text.Moments;

/** The imprint on the form beside the registered one (則5①(1)ロ); the eye decides, no machine. */
final class SealPanel extends Div {
    SealPanel(PaperCaseViewModel model, PaperFile file, Consumer<Said> kept) {
        if (file.method() != ProofMethod.SEAL_CERTIFICATE && !file.proxy() && !sealedOnly(file)) {
            setVisible(false);
            return;
        }
        add(new H2(getTranslation("seal.title")), new Paragraph(standing(file)));
        if (!file.sealChecks().isEmpty()) {
            add(record(file));
        }
        SealDialog seals =
                new SealDialog(file, model.lookId(), model.judgesSeals(), verdict -> kept.accept(model.seal(verdict)));
        if (!seals.complete()) {
            add(new Paragraph(getTranslation("seal.no-scans")));
            return;
        }
        if (model.examines() && !model.judgesSeals()) {
            add(new Paragraph(getTranslation("act.seal-withheld")));
        }
        Button open = new Button(getTranslation("seal.compare"), click -> seals.open());
        if (model.judgesSeals() && file.seal().isEmpty()) {
            open.addThemeVariants(ButtonVariant.PRIMARY);
        }
        Div actions = new Div(open);
        actions.addClassName("actions");
        add(actions, seals);
    }

    private Span standing(PaperFile file) {
        Span standing = new Span(getTranslation(file.seal()
                .map(verdict -> "seal.verdict." + verdict.name())
                .orElse(file.sealChecks().isEmpty() ? "seal.none" : "judged.outdated.SEAL")));
        standing.addClassNames("verdict", file.seal().map(SealPanel::style).orElse("undecidable"));
        return standing;
    }

    private static String style(SealVerdict verdict) {
        return switch (verdict) {
            case SAME -> "equal";
            case DIFFERS -> "different";
            case UNCLEAR -> "undecidable";
        };
    }

    /** Who compared the seals, when and with what verdict; the last first, since it is the one that counts. */
    private UnorderedList record(PaperFile file) {
        UnorderedList list = new UnorderedList();
        list.addClassName("trail");
        file.sealChecks().reversed().forEach(check -> {
            Span verdict = new Span(getTranslation("seal.say." + check.verdict().name()));
            verdict.addClassName("strong");
            Span who = new Span(getTranslation("seal.by", check.officer()));
            Span when = new Span(Moments.text(check.at(), getLocale()));
            who.addClassName("quiet");
            when.addClassName("quiet");
            list.add(new ListItem(verdict, when, who));
        });
        return list;
    }

    /** Nothing but a seal states the will to apply, whatever the method. */
    private static boolean sealedOnly(PaperFile file) {
        return file.enclosures().stream()
                .filter(each -> each.current() && each.kind() == EnclosureKind.APPLICATION_FORM)
                .anyMatch(each ->
                        each.flags().contains(Flag.SEALED) && !each.flags().contains(Flag.SIGNED));
    }
}
