package org.toroku.paper;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Printable;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.Applications;
import org.toroku.matching.DocumentMatching;
import org.toroku.matching.MatchReport.Verdict;
import org.toroku.officers.Roles;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.paper.TaskActs.Ask;
import org.toroku.paper.TaskActs.Held;
import org.toroku.paper.TaskActs.Result;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.workflows.TaskIds;
import org.toroku.workflows.Variables;

/** The blind second keying: what is typed meets what was accepted here and nowhere else, and is not kept. */
@Component
class Rekeying implements RecheckDesk {
    private static final int LONGEST = 300;

    private final TaskActs tasks;
    private final Matrix matrix;
    private final Papers papers;
    private final ActLedger acts;
    private final OutgoingMail mail;
    private final DecisionDesk decisions;

    /** What the keying is compared with. */
    @Component
    record Papers(Applications applications, FileLedger files, ValueLedger values, PageLedger pages) {}

    Rekeying(TaskActs tasks, Matrix matrix, Papers papers, ActLedger acts, OutgoingMail mail, DecisionDesk decisions) {
        this.tasks = tasks;
        this.matrix = matrix;
        this.papers = papers;
        this.acts = acts;
        this.mail = mail;
        this.decisions = decisions;
    }

    private static Ask ask(long taskKey, Officer officer, String caseVersion) {
        return Ask.paper(taskKey, officer, Map.of(TaskIds.RECHECK_PAPER_APPLICATION, Roles.EXAMINER), caseVersion);
    }

    @Override
    public Opened open(long taskKey, Officer officer) {
        return switch (tasks.held(ask(taskKey, officer, ""))) {
            case Held.No(var reason) -> new Opened.Refused(reason);
            case Held.Yes(var task) -> {
                UUID caseId = task.caseId();
                Map<PaperField, EnclosureRow> proving = matrix.proving(caseId);
                List<PaperFiles.Page> pages = proving.values().stream()
                        .map(EnclosureRow::id)
                        .distinct()
                        .flatMap(id -> papers.pages().ofEnclosure(id).stream())
                        .filter(page -> !page.quarantined())
                        .map(PageLedger.PageRow::view)
                        .toList();
                yield new Opened.Sheet(
                        caseId,
                        papers.files().get(caseId).caseCode(),
                        PaperField.CRITICAL.stream().sorted().toList(),
                        pages,
                        decisions.caseVersion(caseId));
            }
        };
    }

    @Override
    public Rekeyed rekey(long taskKey, Officer officer, Map<PaperField, String> typed, String caseVersion) {
        Map<PaperField, String> problems = new EnumMap<>(PaperField.class);
        Set<PaperField> differing = EnumSet.noneOf(PaperField.class);
        Act act = tasks.conclude(ask(taskKey, officer, caseVersion), (task, now) -> {
            UUID caseId = task.caseId();
            PaperField.CRITICAL.forEach(field ->
                    problem(field, typed.getOrDefault(field, "")).ifPresent(problem -> problems.put(field, problem)));
            if (!problems.isEmpty()) {
                return new Result.No("malformed");
            }
            Map<PaperField, EnclosureRow> proving = matrix.proving(caseId);
            ApplicationForm form = papers.applications().get(caseId).form();
            PaperField.CRITICAL.stream()
                    .filter(field -> !same(
                            form,
                            field,
                            Optional.ofNullable(proving.get(field)),
                            Objects.requireNonNull(typed.get(field))))
                    .forEach(differing::add);
            String outcome = differing.isEmpty() ? Variables.SAME : Variables.DIFFERENT;
            return new Result.Go(Map.of(Variables.RECHECK, outcome), () -> {
                acts.addRecheck(caseId, differing, officer.username(), now);
                if (differing.isEmpty()) {
                    inquire(caseId, officer);
                }
            });
        });
        return switch (act) {
            case Act.Refused _ when !problems.isEmpty() -> new Rekeyed.Malformed(problems);
            case Act.Refused(var reason) -> new Rekeyed.Refused(reason);
            case Act.Done _ -> differing.isEmpty() ? new Rekeyed.Same() : new Rekeyed.Different(differing);
        };
    }

    /** Why this can be no value of the field, whatever the documents say. */
    private static Optional<String> problem(PaperField field, String typed) {
        if (typed.isBlank()) {
            return Optional.of("missing");
        }
        if (typed.length() > LONGEST || !Printable.line(typed)) {
            return Optional.of("unprintable");
        }
        return field == PaperField.BIRTH_DATE
                ? DocumentMatching.dateFault(typed)
                        .map(fault -> "date-" + fault.name().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /**
     * Same as the accepted value of the document that proves it, character by character, and no contradiction to the
     * form, whose value is the one that will be certified.
     */
    private boolean same(ApplicationForm form, PaperField field, Optional<EnclosureRow> proving, String typed) {
        return proving.flatMap(row -> papers.values().find(row.id(), field))
                .filter(accepted -> field == PaperField.BIRTH_DATE
                        ? DocumentMatching.sameDate(accepted.value(), typed)
                        : DocumentMatching.sameWriting(accepted.value(), typed))
                .filter(accepted -> {
                    Verdict verdict = Matrix.compare(form, field, typed).verdict();
                    return verdict == Verdict.EQUAL || verdict == Verdict.VARIANT;
                })
                .isPresent();
    }

    /** 則5①(1)ハ: the inquiry goes out once the address it goes to is certain. */
    private void inquire(UUID caseId, Officer officer) {
        if (papers.files().get(caseId).method() == ProofMethod.INQUIRY) {
            mail.order(
                    caseId,
                    LetterKind.INQUIRY,
                    OutgoingMail.Channel.ADDRESSEE_ONLY,
                    List.of(),
                    new Actor.Human(officer.username()));
        }
    }
}
