package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Finding;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.DecisionDesk.Verdict;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** The officers of a run at their desks. */
final class Staff {
    static final Officer EXAMINER = new Officer("examiner1", Set.of(Roles.EXAMINER));
    static final Officer DECIDER = new Officer("decider1", Set.of(Roles.DECIDER));
    static final List<String> DOUBTFUL = List.of("name");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Inbox inbox;
    final DecisionDesk desk;

    Staff(Standalone toroku) {
        this.inbox = toroku.context().getBean(Inbox.class);
        this.desk = toroku.context().getBean(DecisionDesk.class);
    }

    /** Waits until the task is open in the inbox of {@code group}, as somebody sees it who stands in no case. */
    Inbox.Row task(ApplicantClient.Mine mine, String elementId, String group) {
        var filter = new Inbox.Filter(mine.caseNumber(), Optional.of(elementId), false, "examiner2", 0, 10);
        return Waiting.until(PATIENCE, () -> inbox.list(filter, Set.of(group)), rows -> rows.size() == 1)
                .getFirst();
    }

    Inbox.Row examineTask(ApplicantClient.Mine mine) {
        return task(mine, TaskIds.EXAMINE_APPLICATION, Roles.EXAMINER);
    }

    Inbox.Row decideTask(ApplicantClient.Mine mine) {
        return task(mine, TaskIds.DECIDE_ON_APPLICATION, Roles.DECIDER);
    }

    void claimed(Inbox.Row task, Officer officer) {
        assertThat(inbox.claim(task.taskKey(), officer.username(), officer.roles()))
                .isInstanceOf(Inbox.Claim.Claimed.class);
    }

    Act examine(Inbox.Row task, Officer officer, List<String> confirmed) {
        return desk.examine(task.taskKey(), officer, new Finding(true, confirmed, "looked", version(task.caseId())));
    }

    Act decide(Inbox.Row task, Officer officer, boolean accept, Optional<String> reason) {
        return desk.decide(task.taskKey(), officer, new Verdict(accept, reason, "", version(task.caseId())));
    }

    String version(UUID caseId) {
        return desk.caseVersion(caseId);
    }

    /** The examiner claims and recommends to accept. */
    void examined(ApplicantClient.Mine mine) {
        Inbox.Row task = examineTask(mine);
        claimed(task, EXAMINER);
        assertThat(examine(task, EXAMINER, DOUBTFUL)).isEqualTo(new Act.Done());
    }

    /** The decider claims and has the case examined again. */
    void sentBack(ApplicantClient.Mine mine) {
        Inbox.Row task = decideTask(mine);
        claimed(task, DECIDER);
        assertThat(desk.reexamine(task.taskKey(), DECIDER, "look again", version(task.caseId())))
                .isEqualTo(new Act.Done());
    }

    /** The decider claims and decides. */
    void decided(ApplicantClient.Mine mine, boolean accept) {
        Inbox.Row task = decideTask(mine);
        claimed(task, DECIDER);
        assertThat(decide(task, DECIDER, accept, accept ? Optional.empty() : Optional.of("name-differs")))
                .isEqualTo(new Act.Done());
    }
}
