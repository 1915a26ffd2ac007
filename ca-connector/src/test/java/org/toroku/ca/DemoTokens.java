package org.toroku.ca;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import java.util.concurrent.atomic.AtomicInteger;
import org.toroku.ca.ceremony.CaKeyAlgorithm;
import org.toroku.ca.ceremony.CeremonySettings;
import org.toroku.ca.ceremony.DemoCeremony;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.pkcs11.Pkcs11Library;

/** Real SoftHSM tokens for tests, each caller with a pair of its own. */
public final class DemoTokens {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private DemoTokens() {}

    public static CeremonySettings settings(CaKeyAlgorithm caKey) {
        return settings(caKey, Pkcs11Library.findSoftHsm().orElseThrow());
    }

    /** Tokens of {@code library}, which is SoftHSM or stands in front of it. */
    public static CeremonySettings settings(CaKeyAlgorithm caKey, Path library) {
        String name = Long.toString(ProcessHandle.current().pid(), 36) + "-" + NEXT.incrementAndGet();
        return new CeremonySettings(
                library,
                Path.of(System.getenv("SOFTHSM2_CONF")).resolveSibling("keys"),
                "ca-" + name,
                "ra-" + name,
                "CN=Toroku DEMO CA " + name + ",O=DEMO ONLY,C=JP",
                caKey,
                Period.ofYears(10));
    }

    public static DemoKeys make(CaKeyAlgorithm caKey) {
        return DemoCeremony.run(settings(caKey), Clock.systemUTC());
    }
}
