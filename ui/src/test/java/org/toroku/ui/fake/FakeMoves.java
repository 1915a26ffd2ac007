package org.toroku.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.studio.Act;
import org.toroku.studio.CaseCourse;
import org.toroku.studio.CaseCourse.Place;
import org.toroku.studio.LiveDesk;
import org.toroku.studio.MoveDesk;
import org.toroku.studio.MovePreview;
import org.toroku.studio.MovePreview.Kind;
import org.toroku.studio.MovePreview.Line;
import org.toroku.workflows.ProcessIds;

/** Open cases that move when a test says so. */
public final class FakeMoves implements MoveDesk {
    private static final Instant AT = Instant.parse("2026-11-25T03:00:00Z");
    private static final Place EXAMINE = new Place(CaseCourse.Kind.TASK, "examine-application");
    private static final Place DECIDE = new Place(CaseCourse.Kind.STEP, "decide-automatically");
    private static final Place RECEIPT = new Place(CaseCourse.Kind.WAIT, "await-receipt");

    private boolean available = true;
    private boolean altered;
    private Optional<Run> run = Optional.empty();
    private Optional<Kept> kept = Optional.empty();
    private Optional<Plan> plan = Optional.empty();
    private Optional<String> refusal = Optional.empty();
    private List<Moved> cases = new ArrayList<>();

    public void clear() {
        available = true;
        altered = false;
        run = Optional.empty();
        kept = Optional.empty();
        plan = Optional.empty();
        refusal = Optional.empty();
        cases = new ArrayList<>();
    }

    public void remove() {
        available = false;
    }

    public void alter() {
        altered = true;
    }

    public void refuse(String reason) {
        refusal = Optional.of(reason);
    }

    /** The look ends with a case of each kind. */
    public void seen(UUID publication) {
        run = Optional.of(new Run(RunState.DONE, Optional.empty()));
        List<Line> lines = List.of(
                line(1, Kind.SAME, "", List.of(EXAMINE), List.of(EXAMINE)),
                line(2, Kind.ELSEWHERE, "", List.of(EXAMINE), List.of(DECIDE)),
                line(3, Kind.BARRED, "ordered", List.of(RECEIPT), List.of()),
                line(4, Kind.UNKNOWN, "unrepeated", List.of(), List.of(RECEIPT)));
        MovePreview preview = new MovePreview(MovePreview.FORMAT, publication, available, 9, 4, lines);
        kept = Optional.of(new Kept(
                preview,
                Map.of(Kind.SAME, 1, Kind.ELSEWHERE, 1, Kind.BARRED, 1, Kind.UNKNOWN, 1),
                "cd".repeat(32),
                "owner1",
                AT,
                0));
    }

    private static Line line(int number, Kind kind, String reason, List<Place> from, List<Place> to) {
        return new Line(
                UUID.nameUUIDFromBytes(new byte[] {(byte) number}),
                "M-2026-00000" + number,
                ProcessIds.ENROL_MY_NUMBER_CARD,
                kind,
                reason,
                from,
                to);
    }

    public void become(State state) {
        plan = plan.map(old -> with(old, state));
    }

    /** The rest has moved, but for one. */
    public void done() {
        cases.add(moved("M-2026-000002", false, "changed", false));
        become(State.DONE);
    }

    private static Plan with(Plan old, State state) {
        return new Plan(
                old.id(),
                old.number(),
                state,
                old.publication(),
                old.preview(),
                old.kinds(),
                old.reason(),
                old.approval(),
                old.proposedBy(),
                old.proposedAt(),
                old.decidedBy(),
                old.decidedAt(),
                old.confirmedBy(),
                old.confirmedAt(),
                old.endedBy(),
                old.endedAt(),
                old.note());
    }

    private static Moved moved(String number, boolean moved, String reason, boolean trial) {
        return new Moved(
                number,
                moved,
                trial,
                reason,
                List.of(EXAMINE),
                List.of(EXAMINE),
                trial ? "owner1" : "case-mover",
                AT,
                List.of(new LiveDesk.Standing(LiveDesk.Place.TASK, "examine-application", "", 1, 0, AT)));
    }

    private Act done(UUID id, State state) {
        if (refusal.isPresent()) {
            return new Act.Refused(refusal.get());
        }
        become(state);
        return new Act.Done(id);
    }

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public Act look(String officer) {
        if (refusal.isPresent()) {
            return new Act.Refused(refusal.get());
        }
        run = Optional.of(new Run(RunState.RUNNING, Optional.empty()));
        return new Act.Done(UUID.randomUUID());
    }

    @Override
    public Optional<Run> run(String officer) {
        return run;
    }

    @Override
    public Optional<Kept> preview(String officer) {
        return kept;
    }

    @Override
    public Act propose(String officer, Proposal proposal) {
        if (refusal.isPresent()) {
            return new Act.Refused(refusal.get());
        }
        plan = Optional.of(new Plan(
                UUID.randomUUID(),
                1,
                State.PROPOSED,
                kept.orElseThrow().preview().publication(),
                proposal.preview(),
                Set.copyOf(proposal.kinds()),
                proposal.reason(),
                proposal.approval(),
                officer,
                AT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return new Act.Done(plan.get().id());
    }

    @Override
    public Act approve(String officer, UUID id) {
        return done(id, State.APPROVED);
    }

    @Override
    public Act reject(String officer, UUID id, String reason) {
        return done(id, State.REJECTED);
    }

    @Override
    public Act withdraw(String officer, UUID id) {
        return done(id, State.WITHDRAWN);
    }

    @Override
    public Act tryOne(String officer, UUID id, String caseNumber) {
        Act answer = done(id, State.TRIED);
        if (answer instanceof Act.Done) {
            cases.add(moved(caseNumber, true, "", true));
        }
        return answer;
    }

    @Override
    public Act confirm(String officer, UUID id) {
        return done(id, State.MOVING);
    }

    @Override
    public Act stop(String officer, UUID id, String reason) {
        return done(id, State.STOPPED);
    }

    @Override
    public List<Plan> plans(String officer) {
        return plan.stream().toList();
    }

    @Override
    public Optional<Progress> progress(String officer, UUID id) {
        return plan.map(found -> new Progress(found, altered, kept, 2 - cases.size(), cases));
    }

    @Override
    public List<String> approvers(String officer, String proposer) {
        return List.of("owner1", "owner2").stream()
                .filter(owner -> !owner.equals(proposer))
                .toList();
    }
}
