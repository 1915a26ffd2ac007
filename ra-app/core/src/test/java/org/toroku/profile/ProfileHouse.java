package org.toroku.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookHeads;
import org.toroku.audit.BookVerifier;
import org.toroku.ca.profile.Profiles;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.evidence.Ground;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Persons;
import org.toroku.officers.Roles;
import org.toroku.profile.ProfileDesk.Act;
import org.toroku.profile.ProfileDesk.Dossier;

/** The review of profiles over a real database, with three process owners and a file that operators change. */
final class ProfileHouse implements AutoCloseable {
    static final Officer ANN = new Officer("ann", Set.of(Roles.PROCESS_OWNER));
    static final Officer BEN = new Officer("ben", Set.of(Roles.PROCESS_OWNER));
    static final Officer CLEO = new Officer("cleo", Set.of(Roles.PROCESS_OWNER));
    static final Officer AUDITOR = new Officer("paula", Set.of(Roles.AUDITOR));
    static final Officer EXAMINER = new Officer("eve", Set.of(Roles.EXAMINER));

    static final String NAME = "sign";

    final Ground ground;

    @ComponentScan("org.toroku.profile")
    @Import(OnDuty.class)
    static class World {
        @Bean
        Profiles profiles() {
            return file("P5Y");
        }
    }

    ProfileHouse() {
        this(Map.of());
    }

    /** @param settings beside the usual ones */
    ProfileHouse(Map<String, Object> settings) {
        ground = Ground.open(settings, World.class);
        ground.bean(ProfileWatch.class).begin();
        for (Officer officer : Set.of(ANN, BEN, CLEO, AUDITOR, EXAMINER)) {
            register(officer, "職員　" + officer.username());
        }
    }

    void register(Officer officer, String name) {
        ground.bean(OfficerRegister.class)
                .save(new OfficerRegister.OfficerAccount(officer.username(), name, "{noop}x", true, officer.roles()));
    }

    /** The file as an operator may have it. */
    static Profiles file(String validity) {
        return file(NAME, validity);
    }

    static Profiles file(String name, String validity) {
        try {
            return Profiles.load(
                    new StringReader("""
                            profiles = NAME
                            NAME.accredited = true
                            NAME.validity = VALIDITY
                            NAME.subjectKeys = P-256
                            NAME.caMadeKey = P-256
                            NAME.keyUsage = digitalSignature, nonRepudiation
                            NAME.policies = 2.999.1.1
                            NAME.crl = ${publication}/ca.crl
                            NAME.caIssuers = ${publication}/ca.crt
                            NAME.ocsp = ${publication}/ocsp
                            NAME.requiredAttributes = C, CN
                            NAME.allowedAttributes = C, CN, SERIALNUMBER
                            """.replace("NAME", name).replace("VALIDITY", validity)),
                    URI.create("http://ca.example/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As after a start with this file: nothing but the database is left of what was before. */
    ProfileDesk startedWith(Profiles file) {
        new ProfileWatch(
                        file,
                        ground.bean(ProfileLedger.class),
                        ground.bean(ProfilesInForce.class),
                        ground.bean(BookHeads.class),
                        ground.bean(TransactionTemplate.class))
                .begin();
        return new StoredProfileDesk(
                file,
                ground.bean(OnDuty.class),
                ground.bean(ProfileLedger.class),
                ground.bean(ProfilesInForce.class),
                ground.bean(Persons.class),
                ground.bean(TransactionTemplate.class));
    }

    Optional<String> objection(Profiles file) {
        String name = file.ids().getFirst();
        return ground.bean(ProfilesInForce.class).objection(name, file.sha256(name));
    }

    Optional<String> objectionInside(Profiles file) {
        return Objects.requireNonNull(ground.transaction().execute(status -> objection(file)));
    }

    static UUID proposed(ProfileDesk desk, Profiles file) {
        return done(desk.propose(ANN, NAME, file.sha256(NAME), "CPS 6.3.2 の改定"));
    }

    /** By two persons. */
    UUID approved(Profiles file) {
        ProfileDesk desk = startedWith(file);
        return done(desk.approve(BEN, proposed(desk, file)));
    }

    static Dossier dossier(ProfileDesk desk) {
        return desk.all(AUDITOR).orElseThrow().profiles().stream()
                .filter(each -> each.profile().equals(NAME))
                .findFirst()
                .orElseThrow();
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
