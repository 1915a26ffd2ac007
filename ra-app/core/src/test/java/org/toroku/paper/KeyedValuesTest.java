package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperCase.TRUTH;
import static org.toroku.paper.PaperHouse.BERT;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** What can be no value of its field is keyed anew, and is no difference between two people. */
class KeyedValuesTest {
    private static PaperHouse house;
    private static PaperCase paper;
    private static Inbox.Row task;

    @BeforeAll
    static void open() {
        house = PaperHouse.open();
        paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined();
        task = paper.claimed(TaskIds.RECHECK_PAPER_APPLICATION, BERT);
    }

    @AfterAll
    static void close() {
        assertThat(paper.rekey(task, BERT, TRUTH)).isEqualTo(new RecheckDesk.Rekeyed.Same());
        house.assertBookIntact();
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "BIRTH_DATE, 昭和55年13月45日, date-month",
        "BIRTH_DATE, 昭和55年2月30日, date-day",
        "BIRTH_DATE, 1980-02-00, date-day",
        "BIRTH_DATE, 令和元年1月5日, date-year",
        "BIRTH_DATE, 55年2月17日, date-year",
        "BIRTH_DATE, いつか, date-shape",
        "BIRTH_DATE, ' ', missing",
        "NAME, '', missing",
        "ADDRESS, '東京都\u202e千代田区', unprintable"
    })
    void saysWhatIsWrongWithTheFieldAndComparesNothing(PaperField field, String typed, String problem) {
        Map<PaperField, String> all = new HashMap<>(TRUTH);
        all.put(field, typed);

        assertThat(paper.rekey(task, BERT, all)).isEqualTo(new RecheckDesk.Rekeyed.Malformed(Map.of(field, problem)));
        assertThat(house.part(ActLedger.class).rechecks(paper.id())).isEmpty();
        assertThat(house.task(paper.id(), TaskIds.RECHECK_PAPER_APPLICATION).taskKey())
                .isEqualTo(task.taskKey());
    }
}
