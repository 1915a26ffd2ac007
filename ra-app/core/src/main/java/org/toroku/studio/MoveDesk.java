package org.toroku.studio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.studio.CaseCourse.Place;
import org.toroku.studio.PublicationDesk.ChangeApproval;

/**
 * Where owners have open cases go on by the models in force instead of those that they began with. Two owners decide it,
 * one case is tried first, and the others follow in small parts; each can be seen, and the rest be stopped, at any time.
 */
public interface MoveDesk {
    /** Whether this installation can lead cases through models without moving them. */
    boolean available();

    /**
     * Begins to look where open cases would come to; one look at a time.
     *
     * @return Refused for role, move-release (no publication is in force), models-altered, not-live-yet, move-nothing (every
     *     open case follows the models in force), move-busy
     */
    Act look(String officer);

    /** The look that runs here, or ran last since this node was started. */
    Optional<Run> run(String officer);

    /** The newest preview about the publication in force. */
    Optional<Kept> preview(String officer);

    /**
     * @return Refused for role, move-kinds-missing, preview-altered (unknown, or not what its digest says), live-changed (it is
     *     about models that are not in force any more), not-live-yet, move-nothing (no case of these kinds),
     *     already-proposed (another plan is not over), and of the texts as a publication
     */
    Act propose(String officer, Proposal proposal);

    /** @return Refused for role, not-found, wrong-state, plan-altered, four-eyes (also for who edited the models), live-changed */
    Act approve(String officer, UUID plan);

    /** @return Refused for role, not-found, four-eyes, wrong-state, plan-altered, and of the text */
    Act reject(String officer, UUID plan, String reason);

    /** @return Refused for role, not-found, not-yours, wrong-state, plan-altered */
    Act withdraw(String officer, UUID plan);

    /**
     * Moves one case of an approved plan; no other before an owner says that it went well.
     *
     * @return Refused for role, not-found, wrong-state, plan-altered, live-changed, move-not-in-plan, own-case,
     *     move-left-<i>reason</i> (the case must stay),
     *     replay-models-refused, move-changed (it stands elsewhere by now), move-busy-case (it is
     *     just going on)
     */
    Act tryOne(String officer, UUID plan, String caseNumber);

    /** The trial went well: the others follow. @return Refused for role, not-found, wrong-state, plan-altered, live-changed */
    Act confirm(String officer, UUID plan);

    /** No further case moves. @return Refused for role, not-found, wrong-state, plan-altered, and of the text */
    Act stop(String officer, UUID plan, String reason);

    /** The newest first. */
    List<Plan> plans(String officer);

    Optional<Progress> progress(String officer, UUID plan);

    /** Owners who could approve a plan of {@code proposer} for the publication in force. */
    List<String> approvers(String officer, String proposer);

    enum RunState {
        RUNNING,
        DONE,
        /** It did not come to an end; {@link Run#reason} says why. */
        FAILED
    }

    /** @param reason replay-models-refused or replay-failed; empty unless it failed */
    record Run(RunState state, Optional<String> reason) {}

    /**
     * @param preview without the cases that the officer may not read, which {@code counted} includes
     * @param withheld how many those are
     */
    record Kept(
            MovePreview preview,
            java.util.Map<MovePreview.Kind, Integer> counted,
            String sha256,
            String madeBy,
            Instant madeAt,
            int withheld) {
        public Kept {
            counted = java.util.Map.copyOf(counted);
        }
    }

    /** @param preview digest of the preview that it rests on */
    record Proposal(String preview, Set<MovePreview.Kind> kinds, String reason, ChangeApproval approval) {
        public Proposal {
            kinds = Set.copyOf(kinds);
        }
    }

    enum State {
        /** Waits for a second owner. */
        PROPOSED,
        /** One case may be tried. */
        APPROVED,
        /** One case was moved; an owner has to look at it. */
        TRIED,
        /** The others follow. */
        MOVING,
        /** Every case of the plan was moved or left. */
        DONE,
        STOPPED,
        REJECTED,
        WITHDRAWN;

        public boolean isOver() {
            return switch (this) {
                case PROPOSED, APPROVED, TRIED, MOVING -> false;
                case DONE, STOPPED, REJECTED, WITHDRAWN -> true;
            };
        }
    }

    /**
     * @param publication to whose models the cases move
     * @param preview digest of the preview that it rests on
     * @param confirmedBy who said that the trial went well
     * @param endedBy who stopped it, or the service that finished or stopped it
     * @param note why it was rejected or stopped; {@code live-changed} where other models came into force
     */
    record Plan(
            UUID id,
            long number,
            State state,
            UUID publication,
            String preview,
            Set<MovePreview.Kind> kinds,
            String reason,
            ChangeApproval approval,
            String proposedBy,
            Instant proposedAt,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt,
            Optional<String> confirmedBy,
            Optional<Instant> confirmedAt,
            Optional<String> endedBy,
            Optional<Instant> endedAt,
            Optional<String> note) {
        public Plan {
            kinds = Set.copyOf(kinds);
        }

        @Override
        public String toString() {
            return "Plan[" + id + ", " + state + "]";
        }
    }

    /**
     * How far a plan is.
     *
     * @param altered whether what is stored is not what the book sealed; nothing moves then
     * @param preview empty where it is not what its digest says
     * @param waiting cases of the plan that were neither moved nor left yet
     * @param cases that were, the first one first, without those that the officer may not read
     */
    record Progress(Plan plan, boolean altered, Optional<Kept> preview, int waiting, List<Moved> cases) {
        public Progress {
            cases = List.copyOf(cases);
        }
    }

    /**
     * @param moved or left
     * @param reason why it was left, as a kebab-case code; empty where it was moved
     * @param from where it stood
     * @param to where it was to come to; empty where nobody knew
     * @param now where it stands at this moment, by its journal and the tasks of people
     */
    record Moved(
            String caseNumber,
            boolean moved,
            boolean trial,
            String reason,
            List<Place> from,
            List<Place> to,
            String by,
            Instant at,
            List<LiveDesk.Standing> now) {
        public Moved {
            from = List.copyOf(from);
            to = List.copyOf(to);
            now = List.copyOf(now);
        }
    }
}
