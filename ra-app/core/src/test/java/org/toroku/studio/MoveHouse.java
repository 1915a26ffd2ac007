package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.studio.CaseCourse.Kind;
import org.toroku.studio.CaseCourse.Place;
import org.toroku.studio.MoveDesk.Kept;
import org.toroku.studio.MoveDesk.Plan;
import org.toroku.studio.MoveDesk.Proposal;
import org.toroku.studio.MoveDesk.RunState;
import org.toroku.studio.MoveDesk.State;
import org.toroku.studio.OpenCaseEngine.Standing;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Variables;

/** A studio whose open cases stand where a test says, and everything else is real. */
final class MoveHouse implements AutoCloseable {
    static final Place STORE = new Place(Kind.STEP, "store-documents");
    static final Place ELSEWHERE = new Place(Kind.TASK, "examine-application");

    final StudioHouse house = new StudioHouse();

    /** Where the newer models lead a case; the others lead each to {@link #STORE}. */
    final Map<UUID, Standing> next = new HashMap<>();

    private volatile ModelFile newer = StudioHouse.edited(StudioHouse.ENROL, "newer");

    MoveHouse() {
        house.world().places = Optional.of((task, progress) -> {
            boolean own = !task.models().contains(newer);
            return task.cases().stream()
                    .map(each -> UUID.fromString(String.valueOf(each.variables().get(Variables.CASE_ID))))
                    .map(id -> own ? at(STORE) : next.getOrDefault(id, at(STORE)))
                    .toList();
        });
        house.restart();
    }

    static Standing at(Place... places) {
        return new Standing.At(List.of(places), List.of());
    }

    MoveDesk desk() {
        return house.part(MoveDesk.class);
    }

    /** Open cases that begin with the models before, and then another publication. */
    List<UUID> casesAndPublication(int cases) {
        List<UUID> begun = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            begun.add(begunCase());
        }
        house.live("newer", newer);
        return begun;
    }

    /** As {@link StudioHouse#begunCase}, with the row of its application in the book. */
    UUID begunCase() {
        UUID id = house.waitingCase(Optional.of(this::seal));
        StudioHouse.await(() -> house.number(
                        "SELECT count(*) FROM case_run WHERE case_id = ? AND current AND process_instance_key IS NOT NULL",
                        id)
                == 1);
        return id;
    }

    private void seal(UUID id) {
        house.part(Book.class)
                .record(Book.Entry.of(
                        new Actor.Service("test"),
                        "application-entered",
                        id,
                        Map.of(),
                        new Book.Row(ProtectedTable.APPLICATION, id.toString())));
    }

    Kept look() {
        assertThat(desk().look(StudioHouse.ANN)).isInstanceOf(Act.Done.class);
        StudioHouse.await(() -> desk().run(StudioHouse.ANN).orElseThrow().state() != RunState.RUNNING);
        assertThat(desk().run(StudioHouse.ANN).orElseThrow().state()).isEqualTo(RunState.DONE);
        return desk().preview(StudioHouse.ANN).orElseThrow();
    }

    /** @return proposed by the author of the models */
    UUID proposed(MovePreview.Kind... kinds) {
        return StudioHouse.id(desk().propose(
                        StudioHouse.ANN,
                        new Proposal(look().sha256(), Set.of(kinds), "同じ流れにそろえる", StudioHouse.APPROVAL)));
    }

    UUID approved(MovePreview.Kind... kinds) {
        UUID plan = proposed(kinds);
        assertThat(desk().approve(StudioHouse.BEN, plan)).isEqualTo(new Act.Done(plan));
        return plan;
    }

    /** Approved, tried on a case, and confirmed. */
    UUID moving(UUID trial, MovePreview.Kind... kinds) {
        UUID plan = approved(kinds);
        assertThat(desk().tryOne(StudioHouse.ANN, plan, house.caseNumber(trial)))
                .isEqualTo(new Act.Done(plan));
        assertThat(desk().confirm(StudioHouse.BEN, plan)).isEqualTo(new Act.Done(plan));
        return plan;
    }

    Plan plan(UUID id) {
        return desk().plans(StudioHouse.ANN).stream()
                .filter(plan -> plan.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    void awaitState(UUID plan, State state) {
        StudioHouse.await(() -> plan(plan).state() == state);
    }

    /** How often a case began anew because it was moved. */
    int moves(UUID caseId) {
        return house.number("SELECT count(*) FROM case_run WHERE case_id = ? AND end_reason = 'moved'", caseId);
    }

    int entries(UUID caseId, String action) {
        return house.number("SELECT count(*) FROM audit_entry WHERE case_id = ? AND action = ?", caseId, action);
    }

    UUID publication() {
        return house.publications()
                .inForce(StudioHouse.ANN)
                .orElseThrow()
                .publication()
                .orElseThrow()
                .id();
    }

    /** Whether nothing is moved for a while. */
    void assertNothingMoves(List<UUID> cases) {
        org.awaitility.Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> cases.stream().allMatch(each -> moves(each) == 0));
    }

    Optional<UUID> follows(UUID caseId) {
        return house.publicationOf(caseId);
    }

    void awaitFollowing(UUID caseId, UUID publication) {
        StudioHouse.await(() -> follows(caseId).equals(Optional.of(publication)));
    }

    @Override
    public void close() {
        house.close();
    }
}
