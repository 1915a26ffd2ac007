package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.studio.StudioHouse.ANN;
import static org.toroku.studio.StudioHouse.APPROVAL;
import static org.toroku.studio.StudioHouse.BEN;
import static org.toroku.studio.StudioHouse.ENROL;
import static org.toroku.studio.StudioHouse.ISSUE;
import static org.toroku.studio.StudioHouse.await;
import static org.toroku.studio.StudioHouse.edited;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.studio.DraftDesk.Place;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.workflows.proof.ModelProof;

/** Whoever writes into the studio's tables past it is named by the book, and nothing of theirs reaches the engine. */
class StudioTamperTest {
    private static StudioHouse house;
    private static UUID live;
    private static UUID proposal;
    private static UUID draft;

    @BeforeAll
    static void fillEveryTable() {
        house = new StudioHouse();
        live = house.live("live", edited(ENROL, "owners-1"));
        draft = house.draft(ANN, "draft");
        StudioHouse.id(house.drafts().comment(ANN, draft, new Place(ISSUE, "order-certificate"), "x"));
        int version = house.saved(ANN, draft, edited(ISSUE, "owners-1"));
        proposal = StudioHouse.id(house.propose(ANN, draft, version));
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"MODEL_CONTENT", "MODEL_DRAFT", "DRAFT_VERSION", "DRAFT_COMMENT", "PUBLICATION"})
    void namesTheRow(ProtectedTable table) {
        RowSweep sweep = new RowSweep(
                house.part(JdbcClient.class), house.part(TransactionTemplate.class), house.part(BookVerifier.class));
        String first = "ctid = (SELECT min(ctid) FROM " + table.table() + ")";
        sweep.each(
                table,
                first,
                found -> found.filteredOn(where -> !where.startsWith("application "))
                        .isNotEmpty()
                        .allSatisfy(where -> assertThat(where).startsWith(table.table() + " ")));
        assertThat(sweep.findings(table, "DELETE FROM " + table.table() + " WHERE " + first))
                .filteredOn(where -> !where.startsWith("application "))
                .hasSize(1);
    }

    /** The bytes of a proposal, its digests, who wrote it: none of it is approved once it is another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE model_content SET content = content || '\\x0a' WHERE sha256 = '%1$s'",
                "UPDATE publication SET files = '%3$s'::jsonb WHERE id = '%2$s'",
                "UPDATE publication SET authors = '[]'::jsonb WHERE id = '%2$s'",
                "UPDATE publication SET proposed_by = 'cleo' WHERE id = '%2$s'",
                "UPDATE publication SET reason = 'other' WHERE id = '%2$s'",
                "DELETE FROM model_content WHERE sha256 = '%1$s'"
            })
    void approvesNoAlteredProposal(String change) {
        altered(change.formatted(edited(ISSUE, "owners-1").sha256(), proposal, releasedDigests()), () -> {
            assertThat(house.publications().approve(BEN, proposal)).isEqualTo(new Act.Refused("models-altered"));
            assertThat(house.publications().files(ANN, proposal)).isEmpty();
        });
        assertThat(house.publications().files(ANN, proposal)).isNotEmpty();
    }

    /** Altered after it was read as sealed and before it is locked. */
    @Test
    void approvesNoProposalThatIsAlteredWhileItIsProven() {
        String change =
                "UPDATE publication SET files = '" + releasedDigests() + "'::jsonb WHERE id = '" + proposal + "'";
        altered("UPDATE publication SET reason = reason", () -> {
            house.world().prover = models -> {
                unchecked(List.of(change));
                return ModelProof.examine(models);
            };
            assertThat(house.publications().approve(BEN, proposal)).isEqualTo(new Act.Refused("models-altered"));
        });
        house.world().prover = ModelProof::examine;
        assertThat(house.state(proposal)).isEqualTo(State.PROPOSED);
    }

    private static String releasedDigests() {
        return new Digests(house.drafts().history(ANN, draft).getLast().digests()).json();
    }

    /** A proposal that a row declares approved, or live, without an act. */
    @Test
    void deploysNothingThatOnlyARowSaysIsApproved() {
        altered("UPDATE publication SET state = 'APPROVED', decided_by = 'ben' WHERE id = '" + proposal + "'", () -> {
            house.restart();
            await(() -> house.publications().inForce(ANN).isPresent());
            assertThat(house.publicationOf(house.begunCase())).contains(live);
        });
        house.restart();
    }

    /** What is in force is altered, taken away or put back in time: the house stands still rather than deploy another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE model_content SET content = content || '\\x0a' WHERE sha256 = '%1$s'",
                "UPDATE publication SET files = jsonb_set(files, '{bpmn/enrol-my-number-card.bpmn}', '\"%3$s\"')"
                        + " WHERE id = '%2$s'",
                "DELETE FROM publication WHERE id = '%2$s'",
                "UPDATE publication SET state = 'SUPERSEDED' WHERE id = '%2$s'",
                "UPDATE audit_entry SET detail = '{\"inForce\":\"release\"}' WHERE action = 'models-chosen'"
            })
    void deploysNothingThatIsNotWhatWasApproved(String change) {
        house.stop();
        int deployed = house.number("SELECT count(*) FROM published_model");
        altered(
                change.formatted(
                        edited(ENROL, "owners-1").sha256(),
                        live,
                        edited(ISSUE, "owners-1").sha256()),
                () -> {
                    house.start();
                    UUID waiting = house.waitingCase();
                    assertThat(house.stillWaits(waiting)).isTrue();
                    assertThat(house.publications().inForce(ANN).orElseThrow().altered())
                            .isTrue();
                    assertThat(house.publications().republish(ANN, live, "x", APPROVAL))
                            .isInstanceOf(Act.Refused.class);
                    assertThat(house.number("SELECT count(*) FROM published_model"))
                            .isEqualTo(deployed);
                });
        await(() ->
                house.publications().inForce(ANN).orElseThrow().publication().isPresent());
        assertThat(house.publicationOf(house.begunCase())).isEqualTo(Optional.of(live));
        assertThat(house.state(live)).isEqualTo(State.LIVE);
    }

    /** Changes the tables as their owner can, looks, and puts everything back. */
    private static void altered(String change, Runnable look) {
        JdbcClient sql = house.sql();
        List<String> tables = List.of("model_content", "publication", "audit_entry");
        for (String table : tables) {
            sql.sql("CREATE SCHEMA IF NOT EXISTS kept").update();
            sql.sql("CREATE TABLE kept." + table + " AS SELECT * FROM " + table).update();
        }
        try {
            unchecked(List.of(change));
            look.run();
        } finally {
            unchecked(List.of(
                    "DELETE FROM publication p WHERE p.id IN (SELECT id FROM kept.publication)",
                    "INSERT INTO publication OVERRIDING SYSTEM VALUE SELECT * FROM kept.publication",
                    "DELETE FROM model_content m WHERE m.sha256 IN (SELECT sha256 FROM kept.model_content)",
                    "INSERT INTO model_content SELECT * FROM kept.model_content",
                    "UPDATE audit_entry e SET detail = k.detail FROM kept.audit_entry k"
                            + " WHERE k.seq = e.seq AND k.detail <> e.detail",
                    "DROP SCHEMA kept CASCADE"));
        }
    }

    private static void unchecked(List<String> changes) {
        house.transaction().executeWithoutResult(status -> {
            JdbcClient sql = house.sql();
            sql.sql("SET LOCAL session_replication_role = replica").update();
            changes.forEach(each -> assertThat(sql.sql(each).update()).isNotNegative());
        });
    }
}
