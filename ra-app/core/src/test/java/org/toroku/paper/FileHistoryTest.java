package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.await;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.paper.PaperFiles.Completeness;
import org.toroku.paper.PaperFiles.EvidenceCheck;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.paper.PaperFiles.SealCheck;
import org.toroku.paper.PaperFiles.Value;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** Who found what and when, for whoever decides. */
class FileHistoryTest {
    private static PaperHouse house;

    @BeforeAll
    static void open() {
        house = PaperHouse.open();
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    private static PaperFile file(PaperCase paper) {
        return house.part(PaperFiles.class).of(CARL, paper.id()).orElseThrow();
    }

    @Test
    void saysWhoComparedTheSealsWhenAndWithWhatVerdictEachTime() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        PaperCase.done(house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.UNCLEAR, paper.version()));
        PaperCase.done(house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.SAME, paper.version()));

        assertThat(file(paper).seal()).contains(SealVerdict.SAME);
        assertThat(file(paper).sealChecks())
                .extracting(SealCheck::verdict, SealCheck::officer)
                .containsExactly(tuple(SealVerdict.UNCLEAR, "anne"), tuple(SealVerdict.SAME, "anne"));
        assertThat(file(paper).sealChecks().getLast().at())
                .isBeforeOrEqualTo(house.clock().instant());
    }

    @Test
    void keepsEveryCheckOfTheEvidenceWithItsTimeAndRules() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).entered();
        await(() -> file(paper).evidenceChecks().size() == 1);
        paper.allScanned().examined(ANNE).rechecked();
        Inbox.Row decision = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        PaperCase.done(house.examination().reexamine(decision.taskKey(), CARL, "もう一度", paper.version()));
        paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);

        assertThat(file(paper).evidenceChecks())
                .hasSize(2)
                .extracting(EvidenceCheck::completeness)
                .containsExactly(Completeness.INCOMPLETE, Completeness.COMPLETE);
        assertThat(file(paper).evidenceChecks())
                .isSortedAccordingTo(java.util.Comparator.comparing(EvidenceCheck::at))
                .allSatisfy(check -> assertThat(check.ruleSet())
                        .isEqualTo(file(paper).evidence().ruleSet()));
    }

    /** Who merely agreed with the machine did not type what it read. */
    @Test
    void tellsWhoConfirmedAValueFromWhoWroteIt() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        house.part(TransactionTemplate.class)
                .executeWithoutResult(status -> house.part(ValueLedger.class)
                        .read(
                                paper.id(),
                                record,
                                PaperField.NAME,
                                "山田　花子",
                                0.93,
                                new PaperFiles.Place(paper.scanned(record), new PaperFiles.Box(1, 2, 3, 4)),
                                house.clock().instant()));
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        PaperCase.done(
                house.examination().confirmField(task.taskKey(), ANNE, record, PaperField.NAME, paper.version()));

        Value confirmed = name(paper);
        assertThat(confirmed.by()).isEqualTo("machine");
        assertThat(confirmed.confidence()).isEqualTo(0.93);
        assertThat(confirmed.confirmedBy()).isEqualTo(Optional.of("anne"));

        PaperCase.done(house.examination()
                .correctValue(task.taskKey(), ANNE, record, PaperField.NAME, "山田　華子", paper.version()));
        assertThat(name(paper)).extracting(Value::by, Value::confirmed).containsExactly("anne", false);
    }

    private static Value name(PaperCase paper) {
        return file(paper).values().stream()
                .filter(value -> value.field() == PaperField.NAME)
                .findFirst()
                .orElseThrow();
    }
}
