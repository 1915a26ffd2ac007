package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.profile.ProfileDesk;
import org.toroku.profile.ProfileDesk.Act;
import org.toroku.profile.ProfileDesk.Dossier;
import org.toroku.profile.ProfileDesk.Standing;

/** The process owners of a run, where they only have to say yes. */
final class Owners {
    private static final Officer FIRST = new Officer("owner1", Set.of(Roles.PROCESS_OWNER));
    private static final Officer SECOND = new Officer("owner2", Set.of(Roles.PROCESS_OWNER));

    private Owners() {}

    /** Profiles whose content two persons have not approved. */
    static List<Dossier> unapproved(Standalone toroku) {
        return desk(toroku).all(FIRST).orElseThrow().profiles().stream()
                .filter(each -> each.standing() == Standing.CHANGED || each.standing() == Standing.NEW)
                .toList();
    }

    static void approveProfiles(Standalone toroku) {
        for (Dossier dossier : unapproved(toroku)) {
            Act proposed = desk(toroku)
                    .propose(FIRST, dossier.profile(), dossier.sha256().orElseThrow(), "another address");
            assertThat(proposed).isInstanceOf(Act.Done.class);
            assertThat(desk(toroku).approve(SECOND, ((Act.Done) proposed).id())).isEqualTo(proposed);
        }
        assertThat(unapproved(toroku)).isEmpty();
    }

    private static ProfileDesk desk(Standalone toroku) {
        return toroku.context().getBean(ProfileDesk.class);
    }
}
