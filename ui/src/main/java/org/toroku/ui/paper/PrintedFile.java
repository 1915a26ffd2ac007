package org.toroku.ui.paper;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import java.util.Optional;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.ui.staff.Downloads;
import org.toroku.ui.staff.Said;

/** The last print of this page, to be saved, with what a person should look at before it is posted. */
final class PrintedFile extends Div implements LocaleChangeObserver {
    private final String fileName;
    private Optional<Printing.Ready> last = Optional.empty();

    PrintedFile(String fileName) {
        this.fileName = fileName;
        getElement().setAttribute("role", "status");
    }

    Said keep(Printing printing) {
        return switch (printing) {
            case Printing.Ready ready -> {
                last = Optional.of(ready);
                show(ready);
                yield Said.done("letters.printed");
            }
            case Printing.Refused refused -> Said.refused(refused.reason());
        };
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        last.ifPresent(this::show);
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
