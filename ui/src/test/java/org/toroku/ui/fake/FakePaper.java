package org.toroku.ui.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.PersonDesk;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.matching.DocumentMatching;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.matching.MatchReport.Verdict;
import org.toroku.paper.Act;
import org.toroku.paper.CustodyEvent;
import org.toroku.paper.Defect;
import org.toroku.paper.DefectCode;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.LetterLanguage;
import org.toroku.paper.PaperCounter;
import org.toroku.paper.PaperExaminationDesk;
import org.toroku.paper.PaperField;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.ProofMethod;
import org.toroku.paper.RecheckDesk;
import org.toroku.paper.SealVerdict;

/** Paper cases in memory; every desk of the paper route records what it was asked and answers as told. */
public final class FakePaper implements PaperFiles, PaperExaminationDesk, RecheckDesk, PaperCounter {
    public static final UUID RECORD = new UUID(8, 1);
    public static final UUID PAGE = new UUID(9, 1);

    private final DecisionDesk decisions;
    private final PersonDesk persons = new FakePersons();
    private final List<String> asked = new ArrayList<>();
    private final Map<UUID, Checklist> checklists = new HashMap<>();
    private boolean sealsShown = true;
    private boolean sealed;
    private Optional<Act> nextAct = Optional.empty();
    private Image nextImage = new Image.NoSuchPage();
    private Rekeyed nextRekeyed = new Rekeyed.Same();
    private String reading = LongNames.or(LongNames.FAMILY.replace("龍", "〓") + "\u3000" + LongNames.GIVEN, "高橋　花子");
    private List<Recheck> rechecks = List.of();
    private Set<Judged> outdated = Set.of();

    public FakePaper(DecisionDesk decisions) {
        this.decisions = decisions;
    }

    /** Makes an application one on paper, with this to do. */
    public void keep(UUID applicationId, Checklist checklist) {
        checklists.put(applicationId, checklist);
    }

    /** What the machine read of the name. */
    public void reads(String name) {
        reading = name;
    }

    public void showing(Image image) {
        nextImage = image;
    }

    public void answerWith(Act answer) {
        nextAct = Optional.of(answer);
    }

    public void answerWith(Rekeyed answer) {
        nextRekeyed = answer;
    }

    public void judgedBefore(Judged... judged) {
        outdated = Set.of(judged);
    }

    public void keyedDifferently(PaperField field) {
        rechecks = List.of(new Recheck(false, Set.of(field), true, "bert", Instant.parse("2026-11-20T00:00:00Z")));
    }

    /** Everything asked of the desks, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Optional<PaperFile> of(Officer officer, UUID caseId) {
        return Optional.of(new PaperFile(
                caseId,
                "P-2026-000042",
                "P-2026-000042-K",
                ProofMethod.SEAL_CERTIFICATE,
                false,
                LetterLanguage.JA,
                Instant.parse("2026-12-20T00:00:00Z"),
                decisions.caseVersion(caseId),
                Optional.of(form()),
                List.of(),
                sealed
                        ? List.of(
                                enclosure(),
                                enclosure(new UUID(8, 2), EnclosureKind.APPLICATION_FORM, new UUID(9, 2)),
                                enclosure(new UUID(8, 3), EnclosureKind.SEAL_REGISTRATION_CERTIFICATE, new UUID(9, 3)))
                        : List.of(enclosure()),
                List.of(new Value(
                        RECORD,
                        PaperField.NAME,
                        reading,
                        0.93,
                        Optional.of(new Place(PAGE, new Box(400, 300, 320, 60))),
                        "machine",
                        Optional.empty())),
                List.of(
                        name(),
                        row(PaperField.BIRTH_DATE, "1980-02-17", "1980-02-17", Verdict.EQUAL),
                        new Row(PaperField.SEX, "FEMALE", List.of())),
                new Evidence(
                        Completeness.INCOMPLETE,
                        List.of(Defect.of(DefectCode.DOCUMENT_MISSING, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE)),
                        "evidence 2026-11-25.1"),
                List.of(new EvidenceCheck(
                        Completeness.INCOMPLETE,
                        List.of(DefectCode.DOCUMENT_MISSING),
                        "evidence 2026-11-25.1",
                        Instant.parse("2026-11-12T05:30:00Z"))),
                Optional.of(SealVerdict.SAME),
                outdated,
                List.of(
                        new SealCheck(
                                SealVerdict.UNCLEAR, LongNames.officer("sato"), Instant.parse("2026-11-12T06:00:00Z")),
                        new SealCheck(
                                SealVerdict.SAME, LongNames.officer("sato"), Instant.parse("2026-11-13T06:00:00Z"))),
                decisions.examinations(caseId),
                List.of(),
                rechecks,
                List.of(),
                persons.others(officer, caseId)));
    }

    /** As the desk compares it: what is read may be set otherwise. */
    private Row name() {
        FieldMatch match = DocumentMatching.name(form(), reading);
        return row(
                PaperField.NAME,
                match.stated(),
                match.certified(),
                match.verdict(),
                match.notes().toArray(String[]::new));
    }

    private static Row row(PaperField field, String stated, String read, Verdict verdict, String... notes) {
        return new Row(
                field,
                stated,
                List.of(new Cell(RECORD, EnclosureKind.RESIDENCE_RECORD, read, verdict, List.of(notes))));
    }

    private static Enclosure enclosure() {
        return enclosure(RECORD, EnclosureKind.RESIDENCE_RECORD, PAGE);
    }

    private static Enclosure enclosure(UUID id, EnclosureKind kind, UUID page) {
        return new Enclosure(
                id,
                new UUID(8, 9),
                kind,
                Optional.of(LocalDate.of(2026, 11, 2)),
                Optional.empty(),
                LocalDate.of(2026, 11, 10),
                1,
                Set.of(Flag.ORIGINAL),
                false,
                true,
                Optional.of("B-12/3"),
                List.of(
                        new Custody(
                                CustodyEvent.RECEIVED,
                                "B-10/1",
                                LongNames.officer("kobayashi"),
                                Instant.parse("2026-11-10T01:00:00Z")),
                        new Custody(
                                CustodyEvent.SHELVED,
                                "B-10/1",
                                LongNames.officer("kobayashi"),
                                Instant.parse("2026-11-10T01:00:00Z")),
                        new Custody(
                                CustodyEvent.MOVED,
                                "B-12/3",
                                LongNames.officer("kobayashi"),
                                Instant.parse("2026-11-12T05:30:00Z"))),
                List.of(new Page(page, 1, 2480, 3508, false)),
                List.of(
                        entered(1, "", LongNames.officer("kobayashi"), "2026-11-10T01:00:00Z"),
                        entered(2, "counted wrongly", LongNames.officer("sato"), "2026-11-11T01:00:00Z")));
    }

    private static Entered entered(int sheets, String why, String officer, String at) {
        return new Entered(
                new Entry(
                        EnclosureKind.RESIDENCE_RECORD,
                        Optional.of(LocalDate.of(2026, 11, 2)),
                        Optional.empty(),
                        sheets,
                        Set.of(Flag.ORIGINAL)),
                why,
                officer,
                Instant.parse(at));
    }

    private static ApplicationForm form() {
        return new ApplicationForm(
                LongNames.or(LongNames.FAMILY, "髙橋"),
                LongNames.or(LongNames.GIVEN, "花子"),
                "タカハシ",
                "ハナコ",
                "TAKAHASHI",
                "HANAKO",
                Optional.empty(),
                LocalDate.of(1980, 2, 17),
                ApplicationForm.Sex.FEMALE,
                "100-0013",
                LongNames.address("東京都千代田区霞が関二丁目１番２号"),
                "hanako@example.jp",
                "03-1234-5678",
                ApplicationForm.Operator.SELF);
    }

    @Override
    public Image image(Officer officer, UUID pageId) {
        return nextImage;
    }

    @Override
    public java.util.Set<UUID> damaged(Officer officer, UUID caseId) {
        return java.util.Set.of();
    }

    @Override
    public boolean sealsShown(Officer officer, UUID caseId) {
        return sealsShown;
    }

    /** From now on there are scans of form and seal certificate. */
    public void sealed() {
        sealed = true;
    }

    /** Whether form and seal certificate are shown to whoever asks. */
    public void sealsShown(boolean shown) {
        sealsShown = shown;
    }

    private Act answer(String what) {
        asked.add(what);
        Act told = nextAct.orElseGet(() -> new Act.Done("2"));
        nextAct = Optional.empty();
        return told;
    }

    @Override
    public Act correctValue(
            long taskKey, Officer officer, UUID enclosureId, PaperField field, String value, String caseVersion) {
        reading = value;
        return answer("correct " + field + " " + value);
    }

    @Override
    public Act confirmField(long taskKey, Officer officer, UUID enclosureId, PaperField field, String caseVersion) {
        return answer("confirm " + field);
    }

    @Override
    public Act correctEntry(
            long taskKey, Officer officer, UUID enclosureId, Entry entry, String why, String caseVersion) {
        return answer("entry " + entry.kind() + " " + entry.sheets() + ": " + why);
    }

    @Override
    public Act sealVerdict(long taskKey, Officer officer, SealVerdict verdict, String caseVersion) {
        return answer("seal " + verdict);
    }

    @Override
    public Act askForCorrection(long taskKey, Officer officer, Correction correction, String caseVersion) {
        return answer("correction "
                + correction.defects().stream().map(Defect::code).toList() + " until " + correction.due());
    }

    @Override
    public Act reexamine(long taskKey, Officer officer, String why, String caseVersion) {
        return answer("reexamine: " + why);
    }

    @Override
    public Act hold(long taskKey, Officer officer, Instant until, String why, String caseVersion) {
        return answer("hold until " + until + ": " + why);
    }

    @Override
    public Act escalate(long taskKey, Officer officer, String why, String caseVersion) {
        return answer("escalate: " + why);
    }

    @Override
    public Act advise(long taskKey, Officer officer, String words, String caseVersion) {
        return answer("advise: " + words);
    }

    @Override
    public Act examineReply(long taskKey, Officer officer, ReplyVerdict verdict, String words, String caseVersion) {
        return answer("reply " + verdict);
    }

    @Override
    public Opened open(long taskKey, Officer officer) {
        return new Opened.Sheet(
                new UUID(7, taskKey),
                "P-2026-000042-K",
                List.of(PaperField.NAME, PaperField.ADDRESS, PaperField.BIRTH_DATE),
                List.of(new Page(PAGE, 1, 2480, 3508, false)),
                "1");
    }

    @Override
    public Rekeyed rekey(long taskKey, Officer officer, Map<PaperField, String> typed, String caseVersion) {
        asked.add("rekey " + typed.keySet().stream().sorted().toList());
        return nextRekeyed;
    }

    @Override
    public PaperCounter.Applied apply(
            ApplicationForm form, PaperChoice choice, EnrolmentDesk.Consent consent, EnrolmentDesk.ClientFacts facts) {
        asked.add("apply by " + choice.method());
        return new PaperCounter.Applied.TooMany(Duration.ofHours(1));
    }

    @Override
    public boolean proxyAllowed() {
        return false;
    }

    @Override
    public PrintedForm printedForm(EnrolmentDesk.Access access) {
        return new PrintedForm.NoSuchApplication();
    }

    @Override
    public Optional<Checklist> checklist(EnrolmentDesk.Access access) {
        return Optional.ofNullable(checklists.get(access.applicationId()));
    }
}
