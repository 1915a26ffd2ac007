package org.toroku.ca.ceremony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.toroku.ca.ceremony.RealCeremony.End;
import org.toroku.ca.ceremony.RealCeremony.Sitting;
import org.toroku.ca.pkcs11.Pkcs11Library;

/** A folder, two empty tokens of SoftHSM, and a plan for a rehearsal on them. */
final class CeremonyHouse {
    static final HsmRule RULE = HsmRule.on(LocalDate.parse("2026-11-27"));
    private static final AtomicInteger NEXT = new AtomicInteger();

    final Path folder;
    final Path shares;
    final Path library = Pkcs11Library.findSoftHsm().orElseThrow();
    final Properties plan = new Properties();
    final CeremonyFiles files;
    /** What the persons wrote down of the transcript, the newest last. */
    final List<String> notes = new ArrayList<>();

    CeremonyHouse(Path temporary) throws IOException {
        DemoCeremony.prepareSoftHsm();
        String name = Long.toString(ProcessHandle.current().pid(), 36) + "-" + NEXT.incrementAndGet();
        folder = temporary.resolve("ceremony");
        shares = Files.createDirectories(temporary.resolve("shares"));
        files = new CeremonyFiles(folder, "cer-ca-" + name);
        plan.setProperty("library", library.toString());
        plan.setProperty("caToken", files.caLabel());
        plan.setProperty("raToken", "cer-ra-" + name);
        plan.setProperty("subject", "CN=Toroku REHEARSAL CA " + name + ",O=Toroku,C=JP");
        plan.setProperty("rehearsal", "true");
        plan.setProperty("hsmKind", "network");
        plan.setProperty("fipsStandard", "140-3");
        plan.setProperty("fipsLevel", "3");
        plan.setProperty("fipsCertificate", "4999");
        plan.setProperty("quorum", "2");
        for (int i = 0; i < Witnesses.NAMES.size(); i++) {
            plan.setProperty("person." + (i + 1), Witnesses.NAMES.get(i) + ";operator " + (i + 1));
        }
    }

    CeremonyHouse withTokens() {
        for (String label : new String[] {caLabel(), raLabel()}) {
            Pkcs11Library.at(library)
                    .createToken(label, "so-pin-so-pin".toCharArray(), Witnesses.INITIAL_PIN.toCharArray());
        }
        return this;
    }

    String caLabel() {
        return plan.getProperty("caToken");
    }

    String raLabel() {
        return plan.getProperty("raToken");
    }

    Witnesses witnesses() {
        return new Witnesses(Optional.of(shares)).noting(notes);
    }

    CeremonyPlan read() {
        return CeremonyPlan.of(plan, RULE);
    }

    End run(Floor floor) throws IOException, GeneralSecurityException {
        return run(floor, step -> {});
    }

    End run(Floor floor, Consumer<String> watch) throws IOException, GeneralSecurityException {
        return run(floor, watch, Optional.empty());
    }

    End run(Floor floor, Consumer<String> watch, Optional<Path> superiors)
            throws IOException, GeneralSecurityException {
        return RealCeremony.run(
                read(), RULE, floor, new Sitting(folder, Optional.of(shares), superiors, Clock.systemUTC(), watch));
    }

    /** The power fails at {@code step}. */
    static Consumer<String> failingAt(String step) {
        return done -> {
            if (done.equals(step)) {
                throw new PowerFailure(step);
            }
        };
    }

    /** The power fails at the first step that was not seen before. */
    static Consumer<String> failingAtNew(Set<String> seen) {
        return done -> {
            if (seen.add(done)) {
                throw new PowerFailure(done);
            }
        };
    }

    static final class PowerFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PowerFailure(String step) {
            super(step);
        }
    }
}
