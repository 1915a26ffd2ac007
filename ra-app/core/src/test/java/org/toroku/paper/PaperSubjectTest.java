package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.BERT;
import static org.toroku.paper.PaperHouse.CARL;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.decision.DecisionDesk;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.matching.MatchReport.Verdict;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/**
 * Reliability 54: wrong entries of the subject. The impossible ones stop at the form. The others stand beside what the
 * document says, must be looked at, and even where the examiner waves them through, the second keying does not.
 */
@ExtendWith(SharedHouse.class)
class PaperSubjectTest {
    private final PaperHouse house;

    PaperSubjectTest(PaperHouse house) {
        this.house = house;
    }

    private static ApplicationForm form(String family, String given, String familyKana, String romaji, String address) {
        ApplicationForm plain = PaperHouse.form();
        return new ApplicationForm(
                family,
                given,
                familyKana,
                plain.givenNameKana(),
                romaji,
                plain.givenNameRomaji(),
                Optional.empty(),
                plain.birthDate(),
                plain.sex(),
                plain.postalCode(),
                address,
                plain.email(),
                plain.phone(),
                plain.operator());
    }

    private static ApplicationForm named(String family, String given) {
        ApplicationForm plain = PaperHouse.form();
        return form(family, given, plain.familyNameKana(), plain.familyNameRomaji(), plain.address());
    }

    private List<EnrolmentDesk.FieldProblem> problems(ApplicationForm form) {
        return house.tryApply(form, ProofMethod.SEAL_CERTIFICATE) instanceof PaperCounter.Applied.Invalid(var problems)
                ? problems
                : List.of();
    }

    @Test
    void stopsAtTheFormWhatNoPersonCanBeCalled() {
        String address = PaperHouse.form().address();
        record Wrong(ApplicationForm form, String field, String code) {}
        for (Wrong wrong : List.of(
                new Wrong(named("山".repeat(61), "花子"), "familyName", "too-long"),
                new Wrong(named("山田", "子".repeat(400)), "givenName", "too-long"),
                new Wrong(named(" ", "花子"), "familyName", "required"),
                new Wrong(named("\u3000", "花子"), "familyName", "required"),
                new Wrong(named("山田", "花\u200B子"), "givenName", "unprintable-character"),
                new Wrong(named("山\uFFFD田\uFFFF", "花子"), "familyName", "unprintable-character"),
                new Wrong(named("テスト", "テスト"), "familyName", "placeholder"),
                new Wrong(named("不明", "不明"), "familyName", "placeholder"),
                new Wrong(named("〓田", "花子"), "familyName", "symbol-in-name"),
                new Wrong(named("N/A", "花子"), "familyName", "symbol-in-name"),
                new Wrong(named("山田", "hаnako"), "givenName", "script-in-name"),
                new Wrong(form("山田", "花子", "山田", "YAMADA", address), "familyNameKana", "not-kana"),
                new Wrong(form("山田", "花子", "やまだ", "YAMADA", address), "familyNameKana", "not-kana"),
                new Wrong(form("山田", "花子", "YAMADA", "YAMADA", address), "familyNameKana", "not-kana"),
                new Wrong(form("山田", "花子", "ヤマダ", "ヤマダ", address), "familyNameRomaji", "not-romaji"),
                new Wrong(form("山田", "花子", "ヤマダ", "YАMADA", address), "familyNameRomaji", "not-romaji"),
                new Wrong(form("山田", "花子", "ヤマダ", "YAMADA", "東".repeat(201)), "address", "too-long"))) {
            assertThat(problems(wrong.form()))
                    .as("%s: %s", wrong.field(), wrong.code())
                    .extracting(EnrolmentDesk.FieldProblem::field, EnrolmentDesk.FieldProblem::code)
                    .containsExactly(Tuple.tuple(wrong.field(), wrong.code()));
        }
    }

    /** The residence record says 山田　花子. */
    @ParameterizedTest
    @CsvSource({"山田, 太郎", "花子, 山田", "ヤマダ, ハナコ", "やまだ, はなこ", "YAMADA, HANAKO", "山田花子, 山田花子", "山田様, 花子"})
    void letsNoWrongNamePastTheSecondKeyingHoweverCarelessTheExaminer(String family, String given) {
        PaperCase paper = new PaperCase(house, house.applied(named(family, given), ProofMethod.SEAL_CERTIFICATE))
                .documentsArrive();
        Inbox.Row task = paper.reads(ANNE);
        PaperFiles.Row beside = house.part(PaperFiles.class).of(CARL, paper.id()).orElseThrow().matrix().stream()
                .filter(row -> row.field() == PaperField.NAME)
                .findFirst()
                .orElseThrow();
        assertThat(beside.stated()).isEqualTo(family + "\u3000" + given);
        assertThat(beside.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.value()).isEqualTo("山田　花子");
            assertThat(cell.verdict()).isEqualTo(Verdict.DIFFERENT);
        });
        assertThat(paper.recommend(task, ANNE)).isEqualTo(new DecisionDesk.Act.Refused("unconfirmed-fields"));

        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        PaperCase.done(
                house.examination().confirmField(task.taskKey(), ANNE, record, PaperField.NAME, paper.version()));
        assertThat(paper.recommend(task, ANNE)).isEqualTo(new DecisionDesk.Act.Done());

        Inbox.Row recheck = paper.claimed(TaskIds.RECHECK_PAPER_APPLICATION, BERT);
        assertThat(paper.rekey(recheck, BERT, PaperCase.TRUTH))
                .isInstanceOfSatisfying(
                        RecheckDesk.Rekeyed.Different.class,
                        different -> assertThat(different.fields()).contains(PaperField.NAME));
    }
}
