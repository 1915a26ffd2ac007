package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.decision.DecisionDesk;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.paper.PaperExaminationDesk.Correction;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterKind;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/**
 * Reliability 14 and 50: hostile text in every field of the form, in what officers write and in what the post room
 * enters. Printable text is kept and printed as it is and evaluated nowhere; anything else is refused where it is typed.
 */
@ExtendWith(SharedHouse.class)
class PaperHostileTextTest {
    private static final List<String> TEXTS = HostileText.INERT;

    private final PaperHouse house;

    PaperHostileTextTest(PaperHouse house) {
        this.house = house;
    }

    /** The plain form with one field that is not free text set to something else. */
    private static ApplicationForm shaped(int field, String text) {
        ApplicationForm plain = PaperHouse.form();
        return new ApplicationForm(
                plain.familyName(),
                plain.givenName(),
                field == 0 ? text : plain.familyNameKana(),
                field == 1 ? text : plain.givenNameKana(),
                field == 2 ? text : plain.familyNameRomaji(),
                field == 3 ? text : plain.givenNameRomaji(),
                plain.formerName(),
                plain.birthDate(),
                plain.sex(),
                field == 4 ? text : plain.postalCode(),
                plain.address(),
                field == 5 ? text : plain.email(),
                field == 6 ? text : plain.phone(),
                plain.operator());
    }

    private List<EnrolmentDesk.FieldProblem> problems(ApplicationForm form) {
        PaperCounter.Applied applied = house.tryApply(form, ProofMethod.PHOTO_ID);
        assertThat(applied).as("an answer, not a fault").isInstanceOf(PaperCounter.Applied.Invalid.class);
        return ((PaperCounter.Applied.Invalid) applied).problems();
    }

    private int applications() {
        return house.sql()
                .sql("SELECT count(*) FROM application")
                .query(Integer.class)
                .single();
    }

    @Test
    void takesNothingUnprintableIntoAForm() {
        int before = applications();
        for (String text : HostileText.UNPRINTABLE) {
            assertThat(problems(HostileText.form(text, text, Optional.of(text), text)))
                    .as("%x", (int) text.charAt(1))
                    .extracting(EnrolmentDesk.FieldProblem::field, EnrolmentDesk.FieldProblem::code)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("familyName", "unprintable-character"),
                            org.assertj.core.groups.Tuple.tuple("givenName", "unprintable-character"),
                            org.assertj.core.groups.Tuple.tuple("formerName", "unprintable-character"),
                            org.assertj.core.groups.Tuple.tuple("address", "unprintable-character"));
        }
        List<String> all = new ArrayList<>(HostileText.UNPRINTABLE);
        all.addAll(TEXTS);
        for (String text : all) {
            for (int field = 0; field <= 6; field++) {
                assertThat(problems(shaped(field, text)))
                        .as("field %d: %s", field, text)
                        .isNotEmpty();
            }
        }
        assertThat(applications()).isEqualTo(before);
    }

    /** The last two have letters and brackets alone, as cards write former names. */
    @Test
    void takesNoHostileTextForAName() {
        int before = applications();
        String address = PaperHouse.form().address();
        for (String text : TEXTS.subList(0, TEXTS.size() - 2)) {
            assertThat(problems(HostileText.form(text, text, Optional.of(text), address)))
                    .as(text)
                    .extracting(EnrolmentDesk.FieldProblem::field)
                    .containsExactly("familyName", "givenName", "formerName");
        }
        assertThat(applications()).isEqualTo(before);
    }

    /** As many texts an application as its address holds; what was typed is what is kept, signed and printed. */
    @Test
    void keepsAndPrintsWhatIsPrintableAsItIs() {
        for (int i = 0; i < TEXTS.size(); i += 6) {
            List<String> some = TEXTS.subList(i, Math.min(i + 6, TEXTS.size()));
            ApplicationForm typed = HostileText.form(String.join("｜", some));
            PaperCase paper = new PaperCase(house, house.applied(typed, ProofMethod.PHOTO_ID));

            assertThat(house.part(Applications.class).get(paper.id()).form()).isEqualTo(typed);
            PaperCounter.PrintedForm printed =
                    house.part(PaperCounter.class).printedForm(paper.applied().access());
            assertThat(printed).isInstanceOf(PaperCounter.PrintedForm.Ready.class);
            PaperCounter.PrintedForm.Ready ready = (PaperCounter.PrintedForm.Ready) printed;
            assertPlain(ready.pdf().toByteArray(), some);
            assertThat(ready.fileName()).isEqualTo(paper.code() + ".pdf");
            for (String text : some) {
                assertNowhereElse(paper.id(), text);
            }
        }
    }

    /** Read as text, and no part of the file does anything. */
    private static void assertPlain(byte[] pdf, List<String> texts) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String read = squeezed(new PDFTextStripper().getText(document));
            assertThat(texts).allSatisfy(text -> assertThat(read).contains(squeezed(text)));
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(document.getDocumentCatalog().getNames()).isNull();
            document.getPages()
                    .forEach(page -> assertThat(page.getCOSObject().getDictionaryObject("Annots"))
                            .as("links and other things to click")
                            .isNull());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }

    /** Ids, decisions and dates are all that engine, outbox, journal and book hold. */
    private void assertNowhereElse(UUID caseId, String text) {
        for (String query : List.of(
                "SELECT coalesce(string_agg(payload::text, ' '), '') FROM outbox WHERE case_id = ?",
                "SELECT coalesce(string_agg(outcome::text, ' '), '') FROM case_journal WHERE case_id = ?",
                "SELECT coalesce(string_agg(action || actor || detail, ' '), '') FROM audit_entry WHERE case_id = ?")) {
            assertThat(house.sql().sql(query).param(caseId).query(String.class).single())
                    .as(query)
                    .doesNotContain(text);
        }
    }

    /** Everything that an officer may write, by the name of the field. */
    private Map<String, Function<String, Object>> written(PaperCase paper, Inbox.Row task, UUID record) {
        PaperExaminationDesk desk = house.examination();
        Instant later = house.clock().instant().plus(Duration.ofDays(30));
        return Map.of(
                "value",
                text -> desk.correctValue(task.taskKey(), ANNE, record, PaperField.NAME, text, paper.version()),
                "defect",
                text -> desk.askForCorrection(
                        task.taskKey(),
                        ANNE,
                        new Correction(
                                List.of(new Defect(
                                        DefectCode.OTHER, Optional.empty(), Optional.of(PaperField.NAME), text)),
                                later),
                        paper.version()),
                "hold",
                text -> desk.hold(task.taskKey(), ANNE, later, text, paper.version()),
                "question",
                text -> desk.escalate(task.taskKey(), ANNE, text, paper.version()),
                "finding",
                text -> house.decisions()
                        .examine(
                                task.taskKey(),
                                ANNE,
                                new DecisionDesk.Finding(false, List.of(), text, paper.version())),
                "death",
                text -> house.postRoom().reportDeath(ANNE, paper.id(), text),
                "spoil",
                text -> house.part(LetterDesk.class).spoil(POST, UUID.randomUUID(), text),
                "confirmed",
                text -> house.decisions()
                        .examine(
                                task.taskKey(),
                                ANNE,
                                new DecisionDesk.Finding(false, List.of(text), "見た", paper.version())));
    }

    @Test
    void letsNoOfficerWriteWhatIsUnprintable() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        String seen = paper.version();
        Map<String, Function<String, Object>> fields = written(paper, task, record);
        for (String text : HostileText.UNPRINTABLE) {
            // officers may break lines where they write sentences
            if (text.contains("\n") && !text.contains("\r")) {
                continue;
            }
            fields.forEach(
                    (field, write) -> assertThat(write.apply(text).getClass().getSimpleName())
                            .as("%s with U+%04X", field, (int) text.charAt(1))
                            .isEqualTo("Refused"));
        }
        assertThat(paper.version()).as("nothing was written").isEqualTo(seen);
    }

    @Test
    void takesNoHostileTextForACodeANumberOrAPlace() {
        PaperCase paper =
                house.apply(ProofMethod.INQUIRY).documentsArrive().examined().rechecked();
        Inbox.Row task = paper.claimed(TaskIds.SEND_INQUIRY, POST);
        UUID letter = paper.letter(LetterKind.INQUIRY).id();
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        String seen = paper.version();
        PostRoomDesk post = house.postRoom();
        List<String> all = new ArrayList<>(HostileText.UNPRINTABLE);
        all.addAll(TEXTS);
        for (String text : all) {
            assertThat(post.inquirySent(task.taskKey(), POST, letter, text, paper.version()))
                    .as(text)
                    .isEqualTo(new Act.Refused("tracking-malformed"));
            assertThat(house.part(LetterDesk.class).posted(POST, letter, Optional.of(text)))
                    .as(text)
                    .isInstanceOf(LetterDesk.Act.Refused.class);
            assertThat(post.custody(POST, record, CustodyEvent.MOVED, text))
                    .as(text)
                    .isEqualTo(new Act.Refused("shelf-malformed"));
            assertThat(post.enclose(
                            POST,
                            arrival,
                            new PostRoomDesk.NewEnclosure(
                                    EnclosureKind.OTHER,
                                    Optional.empty(),
                                    Optional.empty(),
                                    1,
                                    text,
                                    java.util.Set.of())))
                    .as(text)
                    .isEqualTo(new PostRoomDesk.Enclosed.Refused("shelf-malformed"));
            assertThat(post.registerArrival(
                            POST,
                            paper.code(),
                            new PostRoomDesk.ArrivalFacts(ArrivalPurpose.DOCUMENTS, paper.today(), text, 1)))
                    .as(text)
                    .isEqualTo(new PostRoomDesk.Registered.Refused("carrier-unknown"));
            assertThat(post.find(POST, text)).as(text).isEqualTo(new PostRoomDesk.Found.Unreadable());
            assertThat(post.mailReturned(POST, text, PostRoomDesk.ReturnReason.OTHER))
                    .as(text)
                    .isEqualTo(new PostRoomDesk.Returned.Refused("not-found"));
            assertThat(house.part(Inbox.class)
                            .list(
                                    new Inbox.Filter(text, Optional.empty(), false, ANNE.username(), 0, 10),
                                    ANNE.roles()))
                    .as("a search, not a fault: %s", text)
                    .allSatisfy(row -> assertThat(row.applicantName()).contains(text));
        }
        assertThat(paper.version()).as("nothing was written").isEqualTo(seen);
    }

    @Test
    void printsWhatAnExaminerWroteAsItIs() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        String words = String.join("｜", TEXTS);
        Defect defect =
                new Defect(DefectCode.OTHER, Optional.of(EnclosureKind.RESIDENCE_RECORD), Optional.empty(), words);
        PaperCase.done(house.examination()
                .askForCorrection(
                        task.taskKey(),
                        ANNE,
                        new Correction(List.of(defect), house.clock().instant().plus(Duration.ofDays(30))),
                        paper.version()));
        await(() -> house.outcomes(paper.id(), "send-defect-letter") == 1);

        LetterDesk.Printing printing = house.part(LetterDesk.class)
                .print(POST, List.of(paper.letter(LetterKind.DEFECTS).id()));

        assertThat(printing).isInstanceOf(LetterDesk.Printing.Ready.class);
        assertPlain(((LetterDesk.Printing.Ready) printing).pdf().toByteArray(), TEXTS);
        TEXTS.forEach(text -> assertNowhereElse(paper.id(), text));
    }

    /** What a person reads on a page comes from the machine as well: its reader may be given any text. */
    @Test
    void showsWhatWasReadFromAScanAsTextOnly() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM);
        String words = String.join("｜", TEXTS);
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        "hostile " + paper.code(),
                        new ScanExaminer.Examined.Pages(List.of(StandInExaminer.page(
                                "hostile " + paper.code(),
                                List.of(words, "TOROKU:" + paper.code() + ":1"),
                                StandInExaminer.field(PaperField.NAME, words)))));
        house.postRoom().upload(POST, scan, Optional.of(arrival));

        assertThat(house.part(ValueLedger.class).of(paper.id()))
                .singleElement()
                .extracting(PaperFiles.Value::value)
                .isEqualTo(words);
        TEXTS.forEach(text -> assertNowhereElse(paper.id(), text));
    }
}
