package org.toroku.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.toroku.audit.BookVerifier;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.evidence.Ground;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;
import org.toroku.wording.WordingDesk.Act;
import org.toroku.wording.WordingDesk.Basis;
import org.toroku.wording.WordingDesk.Dossier;
import org.toroku.wording.WordingDesk.Version;

/** The texts over a real database, with three managers. */
final class WordingHouse implements AutoCloseable {
    static final Officer ANN = new Officer("ann", Set.of(Roles.MANAGER));
    static final Officer BEN = new Officer("ben", Set.of(Roles.MANAGER));
    static final Officer CLEO = new Officer("cleo", Set.of(Roles.MANAGER));
    static final Officer AUDITOR = new Officer("paula", Set.of(Roles.AUDITOR));
    static final Officer EXAMINER = new Officer("eve", Set.of(Roles.EXAMINER));

    final Ground ground = Ground.open(World.class);

    @ComponentScan("org.toroku.wording")
    @Import(OnDuty.class)
    static class World {}

    WordingHouse() {
        for (Officer officer : Set.of(ANN, BEN, CLEO, AUDITOR, EXAMINER)) {
            ground.bean(OfficerRegister.class)
                    .save(new OfficerRegister.OfficerAccount(
                            officer.username(), "職員　" + officer.username(), "{noop}x", true, officer.roles()));
        }
    }

    WordingDesk desk() {
        return ground.bean(WordingDesk.class);
    }

    WordingsInForce.Used used(WordingKind kind) {
        return ground.bean(WordingsInForce.class).of(kind);
    }

    Dossier dossier(WordingKind kind) {
        return desk().dossier(AUDITOR, kind).orElseThrow();
    }

    Version newest(WordingKind kind) {
        return dossier(kind).versions().getFirst();
    }

    static Wording issued(String word) {
        return new Wording("受付番号 {number}", word + "{todo}", "Case number {number}", "Issued, " + word + ". {todo}");
    }

    Basis drafted(WordingKind kind, Wording wording) {
        UUID id = done(desk().save(ANN, kind, Optional.empty(), wording));
        return new Basis(id, 1);
    }

    Basis proposed(WordingKind kind, Wording wording) {
        Basis draft = drafted(kind, wording);
        done(desk().propose(ANN, draft, "分かりやすくするため"));
        return new Basis(draft.id(), 2);
    }

    UUID approved(WordingKind kind, Wording wording) {
        return done(desk().approve(BEN, proposed(kind, wording)));
    }

    static UUID done(Act act) {
        assertThat(act).isInstanceOf(Act.Done.class);
        return ((Act.Done) act).id();
    }

    void assertBookIntact() {
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Override
    public void close() {
        ground.close();
    }
}
