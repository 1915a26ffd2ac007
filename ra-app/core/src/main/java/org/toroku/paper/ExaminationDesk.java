package org.toroku.paper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.matching.DocumentMatching;
import org.toroku.officers.Roles;
import org.toroku.paper.ActLedger.ActKind;
import org.toroku.paper.ActLedger.Entry;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.paper.TaskActs.Ask;
import org.toroku.paper.TaskActs.Result;
import org.toroku.paper.VerdictBases.Verdict;
import org.toroku.workflows.TaskIds;
import org.toroku.workflows.Variables;

/** The examiner's acts, and those of manager and decider that turn an examination. */
@Component
class ExaminationDesk implements PaperExaminationDesk {
    private static final int LONGEST_VALUE = 300;
    private static final int LONGEST_WORDS = 2000;
    private static final Duration SHORTEST_DUE = Duration.ofDays(7);
    private static final Duration LONGEST_DUE = Duration.ofDays(92);
    private static final Duration LONGEST_HOLD = Duration.ofDays(180);

    private final TaskActs tasks;
    private final ValueLedger values;
    private final Documents documents;
    private final ActLedger acts;
    private final Standing standing;
    private final Applications applications;

    /** The documents of a case, what is entered of them, whether they are enough, and what was judged of them. */
    @Component
    record Documents(
            EnclosureLedger enclosures,
            EntryCorrection entries,
            EvidenceJudge judge,
            PageSearches searches,
            PaperFiles files,
            VerdictBases bases) {}

    ExaminationDesk(
            TaskActs tasks,
            ValueLedger values,
            Documents documents,
            ActLedger acts,
            Standing standing,
            Applications applications) {
        this.tasks = tasks;
        this.values = values;
        this.documents = documents;
        this.acts = acts;
        this.standing = standing;
        this.applications = applications;
    }

    private static Ask examining(long taskKey, Officer officer, String caseVersion) {
        return Ask.paper(taskKey, officer, Map.of(TaskIds.EXAMINE_PAPER_APPLICATION, Roles.EXAMINER), caseVersion);
    }

    @Override
    public Act correctValue(
            long taskKey, Officer officer, UUID enclosureId, PaperField field, String value, String caseVersion) {
        return tasks.during(examining(taskKey, officer, caseVersion), (task, now) -> {
            if (value.isBlank() || value.codePointCount(0, value.length()) > LONGEST_VALUE || !Printable.line(value)) {
                return new Result.No("value-malformed");
            }
            Optional<String> objection = objection(enclosureId, field, value, now);
            if (objection.isPresent()) {
                return new Result.No(objection.get());
            }
            return onDocument(
                    task.caseId(),
                    enclosureId,
                    () -> values.correct(task.caseId(), enclosureId, field, value, officer.username(), now));
        });
    }

    /** What a document can say of a person, and what of it nobody may write down; a licence's number has twelve digits too. */
    private Optional<String> objection(UUID enclosureId, PaperField field, String value, Instant now) {
        boolean licence = field == PaperField.CERTIFICATE_NUMBER
                && documents
                        .enclosures()
                        .find(enclosureId)
                        .filter(row -> row.kind() == EnclosureKind.DRIVING_LICENCE)
                        .isPresent();
        if (!licence && MyNumberText.in(value)) {
            return Optional.of(Words.MY_NUMBER);
        }
        if (field == PaperField.SEX && DocumentMatching.sex(value).isEmpty()) {
            return Optional.of("sex-unknown");
        }
        return field == PaperField.BIRTH_DATE
                        && DocumentMatching.date(value)
                                .filter(born -> born.isBefore(EntryCheck.EARLIEST) || born.isAfter(Moment.day(now)))
                                .isPresent()
                ? Optional.of("birth-date-implausible")
                : Optional.empty();
    }

    @Override
    public Act confirmField(long taskKey, Officer officer, UUID enclosureId, PaperField field, String caseVersion) {
        return tasks.during(
                examining(taskKey, officer, caseVersion),
                (task, now) -> values.find(enclosureId, field).isEmpty()
                        ? new Result.No("not-read")
                        : onDocument(
                                task.caseId(),
                                enclosureId,
                                () -> values.confirm(task.caseId(), enclosureId, field, officer.username(), now)));
    }

    @Override
    public Act correctEntry(
            long taskKey, Officer officer, UUID enclosureId, PaperFiles.Entry entry, String why, String caseVersion) {
        return documents.entries().correct(examining(taskKey, officer, caseVersion), enclosureId, entry, why.strip());
    }

    private Result onDocument(UUID caseId, UUID enclosureId, Runnable writes) {
        Optional<EnclosureRow> enclosure = documents
                .enclosures()
                .find(enclosureId)
                .filter(row -> row.caseId().equals(caseId))
                .filter(EnclosureRow::here);
        if (enclosure.isEmpty()) {
            return new Result.No("not-found");
        }
        return enclosure.get().quarantined() ? new Result.No("quarantined") : new Result.Go(Map.of(), writes);
    }

    @Override
    public Act sealVerdict(long taskKey, Officer officer, SealVerdict verdict, String caseVersion) {
        ActKind kind = switch (verdict) {
            case SAME -> ActKind.SEAL_SAME;
            case DIFFERS -> ActKind.SEAL_DIFFERS;
            case UNCLEAR -> ActKind.SEAL_UNCLEAR;
        };
        return tasks.during(
                examining(taskKey, officer, caseVersion),
                // whoever is not shown them has compared nothing
                (task, now) -> !documents.files().sealsShown(officer, task.caseId())
                        ? new Result.No("seal-withheld")
                        : new Result.Go(Map.of(), () -> {
                            UUID act = acts.add(task.caseId(), Entry.of(kind, ""), officer.username(), now);
                            documents.bases().bind(act, task.caseId(), Verdict.SEAL, officer.username(), now);
                        }));
    }

    @Override
    public Act askForCorrection(long taskKey, Officer officer, Correction correction, String caseVersion) {
        Map<String, String> roles = Map.of(
                TaskIds.EXAMINE_PAPER_APPLICATION, Roles.EXAMINER,
                TaskIds.DECIDE_ON_PAPER_APPLICATION, Roles.DECIDER);
        return tasks.conclude(Ask.paper(taskKey, officer, roles, caseVersion), (task, now) -> {
            Optional<String> words = correction.defects().isEmpty()
                    ? Optional.of("defects-missing")
                    : correction.defects().stream()
                            .flatMap(defect ->
                                    Words.objection(defect.words(), LONGEST_WORDS, "defects-missing").stream())
                            .findFirst();
            if (words.isPresent()) {
                return new Result.No(words.get());
            }
            if (correction.defects().stream().anyMatch(defect -> defect.code() == DefectCode.NOT_SCANNED)) {
                // what the house did not scan the applicant cannot send better
                return new Result.No("defect-not-the-applicants");
            }
            if (correction.due().isBefore(now.plus(SHORTEST_DUE))
                    || correction.due().isAfter(now.plus(LONGEST_DUE))) {
                return new Result.No("due-implausible");
            }
            String variable = task.elementId().equals(TaskIds.DECIDE_ON_PAPER_APPLICATION)
                    ? Variables.DECISION
                    : Variables.EXAMINATION;
            return new Result.Go(Map.of(variable, Variables.CORRECT), () -> {
                acts.add(
                        task.caseId(),
                        new Entry(ActKind.CORRECTION, correction.defects(), "", Optional.of(correction.due())),
                        officer.username(),
                        now);
                standing.wake(task.caseId());
                applications.move(task.caseId(), ApplicationState.AWAITING_DOCUMENTS, Optional.of("correction-asked"));
            });
        });
    }

    @Override
    public Act reexamine(long taskKey, Officer officer, String why, String caseVersion) {
        Ask ask = Ask.paper(taskKey, officer, Map.of(TaskIds.DECIDE_ON_PAPER_APPLICATION, Roles.DECIDER), caseVersion);
        return tasks.conclude(
                ask,
                (task, now) -> missing(why)
                        .orElseGet(() -> new Result.Go(Map.of(Variables.DECISION, Variables.REEXAMINE), () -> {
                            acts.add(task.caseId(), Entry.of(ActKind.REEXAMINATION, why), officer.username(), now);
                            standing.wake(task.caseId());
                            // as after an arrival: whatever is in the file now is checked before anybody examines it
                            applications.move(task.caseId(), ApplicationState.RECEIVED, Optional.empty());
                        })));
    }

    @Override
    public Act hold(long taskKey, Officer officer, Instant until, String why, String caseVersion) {
        return tasks.conclude(examining(taskKey, officer, caseVersion), (task, now) -> {
            if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_HOLD))) {
                return new Result.No("until-implausible");
            }
            Optional<Result> words = missing(why);
            if (words.isPresent()) {
                return words.get();
            }
            Map<String, Object> outcome =
                    Map.of(Variables.EXAMINATION, Variables.HOLD, Variables.HELD_UNTIL, until.toString());
            return new Result.Go(outcome, () -> {
                acts.add(
                        task.caseId(),
                        new Entry(ActKind.HOLD, List.of(), why, Optional.of(until)),
                        officer.username(),
                        now);
                standing.wake(task.caseId());
                applications.move(task.caseId(), ApplicationState.ON_HOLD, Optional.empty());
            });
        });
    }

    @Override
    public Act escalate(long taskKey, Officer officer, String why, String caseVersion) {
        return words(
                examining(taskKey, officer, caseVersion),
                Map.of(Variables.EXAMINATION, Variables.ESCALATE),
                Entry.of(ActKind.ESCALATION, why));
    }

    @Override
    public Act advise(long taskKey, Officer officer, String words, String caseVersion) {
        return words(
                Ask.paper(taskKey, officer, Map.of(TaskIds.ADVISE_ON_PAPER_APPLICATION, Roles.MANAGER), caseVersion),
                Map.of(),
                Entry.of(ActKind.ADVICE, words));
    }

    private Act words(Ask ask, Map<String, Object> outcome, Entry entry) {
        return tasks.conclude(
                ask,
                (task, now) -> missing(entry.words())
                        .orElseGet(() -> new Result.Go(outcome, () -> {
                            acts.add(task.caseId(), entry, ask.officer().username(), now);
                            standing.wake(task.caseId());
                        })));
    }

    private static Optional<Result> missing(String words) {
        return Words.missing(words, LONGEST_WORDS, "reason-missing").map(Result.No::new);
    }

    @Override
    public Act examineReply(long taskKey, Officer officer, ReplyVerdict verdict, String words, String caseVersion) {
        Ask ask = Ask.paper(taskKey, officer, Map.of(TaskIds.EXAMINE_INQUIRY_REPLY, Roles.EXAMINER), caseVersion);
        return tasks.conclude(ask, (task, now) -> {
            boolean there = documents.enclosures().current(task.caseId()).stream()
                    .anyMatch(row -> row.kind() == EnclosureKind.INQUIRY_REPLY && !row.ofProxy() && !row.quarantined());
            boolean unseen = documents.judge().judge(task.caseId()).defects().stream()
                    .anyMatch(defect -> defect.code() == DefectCode.NOT_SCANNED
                            && defect.enclosure().equals(Optional.of(EnclosureKind.INQUIRY_REPLY)));
            if (verdict == ReplyVerdict.GENUINE && !there) {
                return new Result.No("reply-missing");
            }
            if (verdict == ReplyVerdict.GENUINE && !standing.replyFollowsInquiry(task.caseId())) {
                return new Result.No("reply-before-inquiry");
            }
            if (verdict == ReplyVerdict.GENUINE && standing.returnUnsettled(task.caseId())) {
                return new Result.No("return-unsettled");
            }
            if (verdict == ReplyVerdict.GENUINE && unseen) {
                return new Result.No("not-scanned");
            }
            if (verdict == ReplyVerdict.GENUINE && documents.searches().waits(task.caseId())) {
                // it is withheld from who judges here
                return new Result.No("page-not-searched");
            }
            Optional<String> unfit = Words.objection(words, LONGEST_WORDS, "reason-missing");
            if (unfit.isPresent()) {
                return new Result.No(unfit.get());
            }
            ActKind kind = verdict == ReplyVerdict.GENUINE ? ActKind.REPLY_GENUINE : ActKind.REPLY_DOUBTFUL;
            return new Result.Go(Map.of(Variables.REPLY_EXAMINATION, verdict.name()), () -> {
                UUID act = acts.add(task.caseId(), Entry.of(kind, words), officer.username(), now);
                documents.bases().bind(act, task.caseId(), Verdict.REPLY, officer.username(), now);
            });
        });
    }
}
