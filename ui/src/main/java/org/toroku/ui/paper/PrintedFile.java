package org.toroku.ui.paper;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.ui.staff.Downloads;
import org.toroku.ui.staff.Said;

/** The last print of this page, to be saved, with what a person should look at before it is posted. */
final class PrintedFile extends Div {
    private final String fileName;

    PrintedFile(String fileName) {
        this.fileName = fileName;
        getElement().setAttribute("role", "status");
    }

    Said keep(Printing printing) {
        return switch (printing) {
            case Printing.Ready ready -> {
                show(ready);
                yield Said.done("letters.printed");
            }
            case Printing.Refused refused -> Said.refused(refused.reason());
        };
    }

    private void show(Printing.Ready ready) {
        removeAll();
        addClassNames("notice", "good");
        add(Downloads.link(ready.pdf().toByteArray(), fileName, "application/pdf", getTranslation("letters.save")));
        ready.pieces().stream()
                .flatMap(piece -> piece.flaws().stream())
                .forEach(flaw ->
                        add(new Paragraph(getTranslation("flaw." + flaw.code(), flaw.page(), flaw.character()))));
    }
}
