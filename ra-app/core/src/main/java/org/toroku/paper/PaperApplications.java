package org.toroku.paper;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.Deadline;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.pki.Der;
import org.toroku.process.CaseConductor;
import org.toroku.workflows.ProcessIds;

/** Takes applications on paper: their process starts at once and waits for the documents. */
@Component
class PaperApplications implements PaperCounter {
    private static final Logger LOG = LoggerFactory.getLogger(PaperApplications.class);

    private final ApplicationIntake intake;
    private final FileLedger files;
    private final Checklists checklists;
    private final CaseConductor conductor;
    private final Printing printing;
    private final Terms terms;

    /** How the form is set and kept. */
    @Component
    record Printing(ObjectProvider<FormPress> press, DocumentStore documents, TransactionTemplate transaction) {}

    /** Settings and time. */
    @Component
    record Terms(PaperSettings settings, Clock clock) {}

    PaperApplications(
            ApplicationIntake intake,
            FileLedger files,
            Checklists checklists,
            CaseConductor conductor,
            Printing printing,
            Terms terms) {
        this.intake = intake;
        this.files = files;
        this.checklists = checklists;
        this.conductor = conductor;
        this.printing = printing;
        this.terms = terms;
    }

    @Override
    public Applied apply(
            ApplicationForm form, PaperChoice choice, EnrolmentDesk.Consent consent, EnrolmentDesk.ClientFacts facts) {
        boolean proxy = form.operator() == ApplicationForm.Operator.PROXY;
        if (proxy && !terms.settings().proxyAllowed()) {
            return new Applied.ProxyStops();
        }
        Instant deadline = Deadline.endOfDayOf(
                        Moment.now(terms.clock()).plus(terms.settings().documentsWithin()))
                .at();
        var route = ApplicationIntake.Route.paper(deadline, (caseId, caseNumber) -> {
            files.insert(caseId, CaseCode.of(caseNumber).text(), choice, proxy, deadline);
            conductor.start(caseId, ProcessIds.ENROL_PAPER);
        });
        return switch (intake.apply(form, consent, facts, route)) {
            case EnrolmentDesk.Applied.Accepted(var access, var caseNumber, var content) ->
                new Applied.Accepted(access, caseNumber, CaseCode.of(caseNumber).text(), deadline);
            case EnrolmentDesk.Applied.Invalid(var problems) -> new Applied.Invalid(problems);
            case EnrolmentDesk.Applied.ProxyStops() -> new Applied.ProxyStops();
            case EnrolmentDesk.Applied.TooMany(var retryAfter) -> new Applied.TooMany(retryAfter);
        };
    }

    @Override
    public boolean proxyAllowed() {
        return terms.settings().proxyAllowed();
    }

    @Override
    public PrintedForm printedForm(EnrolmentDesk.Access access) {
        Optional<Checklist> checklist = checklist(access);
        if (checklist.isEmpty()) {
            return new PrintedForm.NoSuchApplication();
        }
        String fileName = checklist.get().caseCode() + ".pdf";
        UUID caseId = access.applicationId();
        Optional<DocumentStore.Stored> earlier = printing.documents().find(caseId, DocumentKind.PRINTED_FORM);
        if (earlier.isPresent()) {
            return new PrintedForm.Ready(
                    Der.of(printing.documents().read(earlier.get().id())), fileName);
        }
        FormPress press = printing.press().getIfAvailable();
        if (press == null) {
            return unavailable(caseId, "no-press");
        }
        Checklist enclose = checklist.get();
        FormPress.Form form = new FormPress.Form(
                caseId,
                enclose.caseCode().substring(0, enclose.caseCode().lastIndexOf('-')),
                enclose.caseCode(),
                enclose.letterLanguage(),
                intake.content(access).orElseThrow(),
                enclose);
        return switch (press.form(form)) {
            case FormPress.Pressed.Ready(var pdf) -> {
                // kept as printed: what the applicant signs can be compared with what we set
                printing.transaction()
                        .executeWithoutResult(status -> printing.documents()
                                .put(caseId, DocumentKind.PRINTED_FORM, "application/pdf", pdf.toByteArray()));
                yield new PrintedForm.Ready(pdf, fileName);
            }
            case FormPress.Pressed.Unavailable(var reason) -> unavailable(caseId, reason);
        };
    }

    /** The applicant can only wait; whoever operates the press has to hear of it. */
    private static PrintedForm unavailable(UUID caseId, String reason) {
        LOG.atError()
                .addKeyValue("alarm", "form-unavailable")
                .addKeyValue("reason", reason)
                .addKeyValue("case", caseId)
                .log("An application form cannot be printed");
        return new PrintedForm.Unavailable(reason);
    }

    @Override
    public Optional<Checklist> checklist(EnrolmentDesk.Access access) {
        return intake.admits(access) ? files.find(access.applicationId()).map(checklists::of) : Optional.empty();
    }
}
