package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PaperFiles.Judged;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.paper.ProofMethod;
import org.toroku.paper.SealVerdict;
import org.toroku.ui.staff.Said;

/** The imprint on the form beside the registered one (則5①(1)ロ); the eye decides, no machine. */
final class SealPanel extends Div {
    SealPanel(PaperCaseViewModel model, PaperFile file, ScanDesk scans, Consumer<Said> kept) {
        if (file.method() != ProofMethod.SEAL_CERTIFICATE && !file.proxy() && !sealedOnly(file)) {
            setVisible(false);
            return;
        }
        add(
                new H2(getTranslation("seal.title")),
                new Paragraph(getTranslation(file.seal()
                        .map(verdict -> "seal.verdict." + verdict.name())
                        .orElse(file.outdated().contains(Judged.SEAL) ? "judged.outdated.SEAL" : "seal.none"))));
        Div actions = new Div(new Button(getTranslation("seal.beside"), click -> scans.laySeals()));
        actions.addClassName("actions");
        if (model.examines()) {
            for (SealVerdict verdict : SealVerdict.values()) {
                actions.add(new Button(
                        getTranslation("seal.say." + verdict.name()), click -> kept.accept(model.seal(verdict))));
            }
        }
        add(actions);
    }

    /** Nothing but a seal states the will to apply, whatever the method. */
    private static boolean sealedOnly(PaperFile file) {
        return file.enclosures().stream()
                .filter(each -> each.current() && each.kind() == EnclosureKind.APPLICATION_FORM)
                .anyMatch(each ->
                        each.flags().contains(Flag.SEALED) && !each.flags().contains(Flag.SIGNED));
    }
}
