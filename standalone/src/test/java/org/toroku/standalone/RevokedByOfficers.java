package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.toroku.ca.RevocationReason;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;
import org.toroku.revocation.Channel;
import org.toroku.revocation.RevocationDesk;
import org.toroku.revocation.RevocationDesk.Judgement;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.workflows.TaskIds;

/** A revocation that is asked for by telephone, entered by one officer and judged by another. */
final class RevokedByOfficers {
    /** A list of another CA is asked for once a minute at most. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Officer EXAMINER = new Officer("examiner1", Set.of(Roles.EXAMINER));
    private static final Officer DECIDER = new Officer("decider1", Set.of(Roles.DECIDER));

    private RevokedByOfficers() {}

    /** Because of a compromise; what became of it once it was seen in the list of whoever publishes. */
    static Request onTheTelephone(Standalone toroku, ApplicantClient.Mine mine) {
        RevocationDesk desk = toroku.context().getBean(RevocationDesk.class);
        Inbox inbox = toroku.context().getBean(Inbox.class);
        assertThat(desk.enter(
                        EXAMINER,
                        mine.id(),
                        new RevocationDesk.Entry(
                                Channel.TELEPHONE,
                                Channel.Proof.CALLED_BACK,
                                RevocationReason.KEY_COMPROMISE,
                                toroku.context().getBean(Clock.class).instant(),
                                "電話で申出があった")))
                .isEqualTo(new RevocationDesk.Act.Done());
        Inbox.Row task = new Staff(toroku).task(mine, TaskIds.JUDGE_REVOCATION, Roles.DECIDER);
        inbox.claim(task.taskKey(), DECIDER.username(), DECIDER.roles());
        assertThat(desk.judge(
                        DECIDER,
                        task.taskKey(),
                        new Judgement.Revoke(RevocationReason.KEY_COMPROMISE, "折り返しの電話で本人と確認した"),
                        List.of()))
                .isEqualTo(new RevocationDesk.Act.Done());
        return Waiting.until(
                PATIENCE,
                () -> desk.look(DECIDER, mine.id()).orElseThrow().requests().getFirst(),
                request -> request.publishedAt().isPresent());
    }
}
