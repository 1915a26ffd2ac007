package org.toroku.paper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.toroku.post.FormPrinter;

/** The application form as the post room's press sets it; there is none before the office has said where it lives. */
@Component
@ConditionalOnProperty("toroku.letters.office.postal-code")
class TypesetForm implements FormPress {
    private final FormPrinter printer;

    TypesetForm(FormPrinter printer) {
        this.printer = printer;
    }

    @Override
    public Pressed form(Form form) {
        return switch (printer.print(new FormPrinter.Form(
                form.applicationId(),
                form.caseCode(),
                form.language().locale(),
                form.content(),
                form.enclose().enclose().stream()
                        .map(group -> group.stream().map(EnclosureKind::name).toList())
                        .toList(),
                form.enclose().ofProxy().stream().map(EnclosureKind::name).toList(),
                form.enclose().documentsDeadline()))) {
            case FormPrinter.Outcome.Set(var pdf) -> new Pressed.Ready(pdf);
            case FormPrinter.Outcome.Unavailable(var reason) -> new Pressed.Unavailable(reason);
        };
    }
}
