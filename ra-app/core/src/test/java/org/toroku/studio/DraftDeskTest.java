package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.studio.StudioHouse.ANN;
import static org.toroku.studio.StudioHouse.BEN;
import static org.toroku.studio.StudioHouse.CLEO;
import static org.toroku.studio.StudioHouse.ENROL;
import static org.toroku.studio.StudioHouse.EXAMINER;
import static org.toroku.studio.StudioHouse.ISSUE;
import static org.toroku.studio.StudioHouse.MANAGER;
import static org.toroku.studio.StudioHouse.edited;
import static org.toroku.studio.StudioHouse.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.studio.DraftDesk.Base;
import org.toroku.studio.DraftDesk.Edit;
import org.toroku.studio.DraftDesk.Place;
import org.toroku.studio.DraftDesk.Saved;
import org.toroku.studio.DraftDesk.State;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.proof.ModelProof;

/** Owners edit copies of the models; nothing that anybody saved is lost, and nothing unreadable is kept. */
class DraftDeskTest {
    private static StudioHouse house;
    private static DraftDesk desk;

    @BeforeAll
    static void open() {
        house = new StudioHouse();
        desk = house.drafts();
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    private static ModelFile released(String resource) {
        return Models.processes().stream()
                .filter(model -> model.resource().equals(resource))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void beginsAsACopyOfEveryReleasedModel() {
        UUID draft = house.draft(ANN, "copy");

        assertThat(desk.draft(ANN, draft).orElseThrow())
                .extracting(
                        DraftDesk.Draft::name,
                        DraftDesk.Draft::state,
                        DraftDesk.Draft::newest,
                        DraftDesk.Draft::startedBy,
                        DraftDesk.Draft::outdated)
                .containsExactly("copy", State.OPEN, 0, ANN, false);
        for (ModelFile model : Models.processes()) {
            assertThat(desk.file(ANN, draft, 0, model.resource())).contains(model);
        }
        assertThat(desk.resources()).hasSameSizeAs(Models.all()).containsEntry(ENROL, "enrol-my-number-card");
    }

    @Test
    void keepsEveryVersionAsItWasSaved() {
        UUID draft = house.draft(ANN, "versions");
        ModelFile first = edited(ISSUE, "v-1");
        ModelFile second = edited(ISSUE, "v-2");
        ModelFile other = edited(ENROL, "v-1");
        house.saved(ANN, draft, first);
        house.saved(BEN, draft, second);
        house.saved(BEN, draft, other);

        assertThat(desk.history(BEN, draft))
                .extracting(
                        DraftDesk.Version::number,
                        DraftDesk.Version::author,
                        v -> v.resource().orElse("-"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, BEN, ENROL),
                        org.assertj.core.groups.Tuple.tuple(2, BEN, ISSUE),
                        org.assertj.core.groups.Tuple.tuple(1, ANN, ISSUE),
                        org.assertj.core.groups.Tuple.tuple(0, ANN, "-"));
        assertThat(desk.file(ANN, draft, 0, ISSUE)).contains(released(ISSUE));
        assertThat(desk.file(ANN, draft, 1, ISSUE)).contains(first);
        assertThat(desk.file(ANN, draft, 3, ISSUE)).contains(second);
        assertThat(desk.file(ANN, draft, 3, ENROL)).contains(other);
        assertThat(desk.file(ANN, draft, 4, ENROL)).isEmpty();
        assertThat(desk.history(ANN, draft).getFirst().digests()).containsEntry(ISSUE, second.sha256());
    }

    @Test
    void refusesAnEditOfAVersionThatIsNoLongerTheNewest() {
        UUID draft = house.draft(ANN, "overtaken");
        ModelFile mine = edited(ISSUE, "mine");
        house.saved(BEN, draft, edited(ISSUE, "theirs"));

        assertThat(desk.save(ANN, new Edit(draft, 0, mine))).isEqualTo(new Saved.Refused("draft-changed"));
        assertThat(desk.history(ANN, draft)).hasSize(2);
        assertThat(desk.save(ANN, new Edit(draft, 1, mine))).isInstanceOf(Saved.Done.class);
    }

    @Test
    void letsOneOfManySavesAtOnceThrough() throws Exception {
        UUID draft = house.draft(ANN, "race");
        int owners = 8;
        CyclicBarrier together = new CyclicBarrier(owners);
        try (ExecutorService threads = Executors.newFixedThreadPool(owners)) {
            List<Future<Saved>> answers = IntStream.range(0, owners)
                    .mapToObj(n -> threads.submit(() -> {
                        together.await();
                        return desk.save(n % 2 == 0 ? ANN : BEN, new Edit(draft, 0, edited(ISSUE, "race-" + n)));
                    }))
                    .toList();
            int done = 0;
            for (Future<Saved> answer : answers) {
                if (answer.get() instanceof Saved.Done) {
                    done++;
                } else {
                    assertThat(answer.get()).isEqualTo(new Saved.Refused("draft-changed"));
                }
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(desk.history(ANN, draft)).hasSize(2);
    }

    record Unfit(String reason, ModelFile model) {
        @Override
        public String toString() {
            return reason + " " + model.bytes().length;
        }
    }

    static List<Unfit> unfit() {
        String good = released(ISSUE).text();
        return List.of(
                new Unfit("model-unknown", file("bpmn/other.bpmn", good)),
                new Unfit("model-not-dmn", file("dmn/automatic-decision.dmn", good)),
                new Unfit("model-unknown", file("../" + ISSUE, good)),
                new Unfit("model-too-large", file(ISSUE, good + " ".repeat(DraftDesk.LARGEST_MODEL))),
                new Unfit("model-not-well-formed", file(ISSUE, "")),
                new Unfit("model-not-well-formed", file(ISSUE, good.replace("</bpmn:definitions>", ""))),
                new Unfit("model-not-well-formed", file(ISSUE, "<a>".repeat(200_000) + "</a>".repeat(40_000))),
                new Unfit(
                        "model-doctype",
                        file(
                                ISSUE,
                                good.replaceFirst(
                                        "\\?>", "?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"))),
                new Unfit("model-not-utf-8", new ModelFile(ISSUE, good.getBytes(StandardCharsets.UTF_16))),
                new Unfit(
                        "model-not-utf-8",
                        new ModelFile(ISSUE, good.getBytes(java.nio.charset.Charset.forName("Shift_JIS")))),
                new Unfit(
                        "model-not-utf-8",
                        file(ISSUE, good.replaceFirst("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\""))),
                new Unfit("model-not-bpmn", file(ISSUE, "<definitions/>")),
                new Unfit("process-id-changed", file(ISSUE, good.replace("id=\"issue-certificate\"", "id=\"other\""))),
                new Unfit(
                        "process-id-changed",
                        new ModelFile(ISSUE, released(ENROL).bytes())),
                new Unfit(
                        "process-id-changed",
                        file(
                                ISSUE,
                                good.replaceFirst("<bpmn:process ", "<bpmn:process id=\"second\"/><bpmn:process "))),
                new Unfit(
                        "my-number",
                        file(ISSUE, good.replaceFirst("<bpmn:documentation>", "<bpmn:documentation>123456789018 "))),
                new Unfit(
                        "my-number",
                        file(
                                ISSUE,
                                good.replaceFirst(
                                        "name=\"name_en\" value=\"", "name=\"name_en\" value=\"123456789018 "))),
                new Unfit(
                        "my-number",
                        file(ISSUE, good.replaceFirst("<bpmn:process ", "<!-- 123456789018 --><bpmn:process "))),
                new Unfit("my-number", file(ISSUE, good.replaceFirst("name=\"証明書を発行する\"", "name=\"1234 5678 9018\""))),
                new Unfit("nothing-changed", released(ISSUE)));
    }

    @ParameterizedTest
    @MethodSource
    void unfit(Unfit unfit) {
        UUID draft = house.draft(ANN, "unfit " + UUID.randomUUID());

        assertThat(desk.save(ANN, new Edit(draft, 0, unfit.model()))).isEqualTo(new Saved.Refused(unfit.reason()));
        assertThat(desk.history(ANN, draft)).hasSize(1);
    }

    @Test
    void provesTheNewestVersionAndKeepsWhatIsNotProven() {
        UUID draft = house.draft(ANN, "unproven");
        house.world().forbid("cheat");
        try {
            assertThat(desk.proof(ANN, draft).orElseThrow().violations()).isEmpty();
            int version = house.saved(ANN, draft, edited(ISSUE, "cheat"));
            DraftDesk.Proof proof = desk.proof(ANN, draft).orElseThrow();
            assertThat(proof.version()).isEqualTo(version);
            assertThat(proof.violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.code()).isEqualTo("issue-without-decision"));
            assertThat(house.propose(ANN, draft, version)).isEqualTo(new Act.Refused("not-proven"));
        } finally {
            house.world().prover = ModelProof::examine;
        }
    }

    @Test
    void keepsCommentsAtElementsUntilTheyAreResolved() {
        UUID draft = house.draft(ANN, "comments");
        Place place = new Place(ISSUE, "order-certificate");
        UUID comment = StudioHouse.id(desk.comment(BEN, draft, place, " 期限を\n確かめる "));

        assertThat(desk.comments(ANN, draft)).singleElement().satisfies(found -> {
            assertThat(found.text()).isEqualTo("期限を\n確かめる");
            assertThat(found.author()).isEqualTo(BEN);
            assertThat(found.place()).isEqualTo(place);
            assertThat(found.resolution()).isEmpty();
            assertThat(found.toString()).doesNotContain("期限");
        });
        assertThat(desk.draft(ANN, draft).orElseThrow().openComments()).isEqualTo(1);
        assertThat(desk.resolve(ANN, comment)).isEqualTo(new Act.Done(comment));
        assertThat(desk.resolve(ANN, comment)).isEqualTo(new Act.Refused("already-resolved"));
        assertThat(desk.resolve(ANN, UUID.randomUUID())).isEqualTo(new Act.Refused("not-found"));
        assertThat(desk.comments(ANN, draft)
                        .getFirst()
                        .resolution()
                        .orElseThrow()
                        .by())
                .isEqualTo(ANN);
        assertThat(desk.draft(ANN, draft).orElseThrow().openComments()).isZero();
    }

    @Test
    void refusesCommentsThatSayNothingOrTooMuchOrStandNowhere() {
        UUID draft = house.draft(ANN, "bad comments");
        Place place = new Place(ISSUE, "order-certificate");

        assertThat(desk.comment(ANN, draft, place, "  ")).isEqualTo(new Act.Refused("text-missing"));
        assertThat(desk.comment(ANN, draft, place, "x".repeat(DraftDesk.LONGEST_COMMENT + 1)))
                .isEqualTo(new Act.Refused("text-too-long"));
        assertThat(desk.comment(ANN, draft, place, "a\0b")).isEqualTo(new Act.Refused("text-unprintable"));
        assertThat(desk.comment(ANN, draft, place, "番号は123456789018")).isEqualTo(new Act.Refused("my-number"));
        assertThat(desk.comment(ANN, draft, new Place(ISSUE, "nowhere"), "x"))
                .isEqualTo(new Act.Refused("element-unknown"));
        assertThat(desk.comment(ANN, draft, new Place("x", "order-certificate"), "x"))
                .isEqualTo(new Act.Refused("model-unknown"));
        assertThat(desk.comment(ANN, UUID.randomUUID(), place, "x")).isEqualTo(new Act.Refused("not-found"));
        assertThat(desk.comments(ANN, draft)).isEmpty();
    }

    @Test
    void closesADiscardedDraftAndKeepsItsVersions() {
        UUID draft = house.draft(ANN, "discarded");
        house.saved(ANN, draft, edited(ISSUE, "gone"));

        assertThat(desk.discard(BEN, draft)).isEqualTo(new Act.Done(draft));
        assertThat(desk.discard(BEN, draft)).isEqualTo(new Act.Refused("draft-closed"));
        assertThat(desk.save(ANN, new Edit(draft, 1, edited(ISSUE, "more"))))
                .isEqualTo(new Saved.Refused("draft-closed"));
        assertThat(desk.comment(ANN, draft, new Place(ISSUE, "order-certificate"), "x"))
                .isEqualTo(new Act.Refused("draft-closed"));
        assertThat(desk.drafts(ANN)).noneMatch(open -> open.id().equals(draft));
        assertThat(desk.history(ANN, draft)).hasSize(2);
    }

    /** Their authors could approve their own edits otherwise. */
    @Test
    void takesOverOnlyWhatEveryOwnerHasEdited() {
        UUID draft = house.draft(ANN, "to take over");
        house.saved(ANN, draft, edited(ISSUE, "take-over-1"));
        assertThat(desk.takeOver(BEN, draft, "by another")).isEqualTo(new Act.Refused("approvable"));
        assertThat(desk.takeOver(ANN, draft, "by the author")).isEqualTo(new Act.Refused("approvable"));

        // nobody could approve what BEN proposes, but BEN can approve what the others propose
        house.saved(CLEO, draft, edited(ISSUE, "take-over-2"));
        assertThat(house.publications().approvers(BEN, BEN, Optional.of(draft))).isEmpty();
        assertThat(desk.takeOver(BEN, draft, "by the only approver")).isEqualTo(new Act.Refused("approvable"));

        int version = house.saved(BEN, draft, edited(ISSUE, "take-over-3"));
        UUID proposal = StudioHouse.id(house.propose(ANN, draft, version));
        assertThat(desk.takeOver(BEN, draft, "while it is proposed")).isEqualTo(new Act.Refused("proposed"));
        house.publications().withdraw(ANN, proposal);
        assertThat(desk.takeOver(BEN, draft, "by one of all")).isInstanceOf(Act.Done.class);

        desk.discard(ANN, draft);
        assertThat(desk.takeOver(CLEO, draft, "given up")).isEqualTo(new Act.Refused("draft-closed"));
        assertThat(desk.drafts(ANN))
                .extracting(DraftDesk.Draft::name)
                .contains("by one of all")
                .doesNotContain("by another", "by the author", "by the only approver", "given up");
    }

    /** Otherwise it would be sealed anew as the work of whoever takes it over. */
    @Test
    void takesNoDraftOverThatIsNotWhatTheBookSealed() {
        UUID draft = house.draft(ANN, "altered");
        for (String owner : List.of(ANN, BEN, CLEO)) {
            house.saved(owner, draft, edited(ISSUE, "altered by " + owner));
        }
        ModelFile other = edited(ISSUE, "planted");
        house.saved(ANN, house.draft(ANN, "with other bytes"), other);
        String files = "SELECT files FROM draft_version WHERE draft_id = '" + draft + "' AND number = 3";
        String sealed = house.sql().sql(files).query(String.class).single();

        pastTheDesk(draft, sealed.replace(edited(ISSUE, "altered by " + CLEO).sha256(), other.sha256()));
        assertThat(desk.takeOver(ANN, draft, "laundered")).isEqualTo(new Act.Refused("models-altered"));
        assertThat(desk.drafts(ANN)).noneMatch(open -> open.name().equals("laundered"));

        pastTheDesk(draft, sealed);
        assertThat(desk.takeOver(ANN, draft, "as it was")).isInstanceOf(Act.Done.class);
    }

    private static void pastTheDesk(UUID draft, String files) {
        house.transaction().executeWithoutResult(status -> {
            house.sql().sql("SET LOCAL session_replication_role = replica").update();
            assertThat(house.sql()
                            .sql("UPDATE draft_version SET files = ?::jsonb WHERE draft_id = ? AND number = 3")
                            .params(files, draft)
                            .update())
                    .isEqualTo(1);
        });
    }

    @Test
    void namesNoTwoDraftsAlike() {
        house.draft(ANN, "Taken");

        assertThat(desk.start(BEN, " taken ", Base.LIVE)).isEqualTo(new Act.Refused("name-used"));
        assertThat(desk.start(BEN, "", Base.LIVE)).isEqualTo(new Act.Refused("text-missing"));
        assertThat(desk.start(BEN, "x".repeat(DraftDesk.LONGEST_NAME + 1), Base.LIVE))
                .isEqualTo(new Act.Refused("text-too-long"));
    }

    @Test
    void isWrittenByOwnersOnlyAndReadByWhoOverseesThem() {
        UUID draft = house.draft(ANN, "rights");
        Edit edit = new Edit(draft, 0, edited(ISSUE, "rights"));
        UUID comment = StudioHouse.id(desk.comment(ANN, draft, new Place(ISSUE, "order-certificate"), "x"));
        Act role = new Act.Refused("role");

        for (String stranger : List.of(MANAGER, EXAMINER, "nobody", "")) {
            assertThat(desk.start(stranger, "strange", Base.LIVE)).isEqualTo(role);
            assertThat(desk.save(stranger, edit)).isEqualTo(new Saved.Refused("role"));
            assertThat(desk.comment(stranger, draft, new Place(ISSUE, "order-certificate"), "x"))
                    .isEqualTo(role);
            assertThat(desk.resolve(stranger, comment)).isEqualTo(role);
            assertThat(desk.discard(stranger, draft)).isEqualTo(role);
        }
        assertThat(desk.draft(MANAGER, draft)).isPresent();
        assertThat(desk.file(MANAGER, draft, 0, ISSUE)).isPresent();
        assertThat(desk.drafts(EXAMINER)).isEmpty();
        assertThat(desk.draft(EXAMINER, draft)).isEmpty();
        assertThat(desk.history(EXAMINER, draft)).isEmpty();
        assertThat(desk.file(EXAMINER, draft, 0, ISSUE)).isEmpty();
        assertThat(desk.proof(EXAMINER, draft)).isEmpty();
        assertThat(desk.comments(EXAMINER, draft)).isEmpty();
    }
}
