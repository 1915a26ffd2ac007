package org.toroku.bench;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.toroku.pki.keys.CompromisedKeys;
import org.toroku.pki.keys.KeyPolicy;
import org.toroku.pki.keys.KeyVerdict;
import org.toroku.pki.keys.KnownBadKeys;
import org.toroku.pki.request.KeyRequestOutcome;
import org.toroku.pki.request.KeyRequestReader;
import org.toroku.pki.request.RequestProfile;
import org.toroku.testkit.pki.OwnKey;

/** An applicant's key judged once, as the counter does: request read, possession proven, every check of the key. */
final class OneJudgement {
    /**
     * In a case with an own key, from the signature handed in to the certificate: the check, the order, its
     * confirmation, the last look before signing, and the connector's own.
     */
    static final int IN_A_CASE = 5;

    private static final int WARM_UP = 4_000;
    private static final int MEASURED = 1_000;

    private OneJudgement() {}

    /** CPU in microseconds, for a P-256 key, as a browser makes it. */
    static double cpuMicros(Clock clock) {
        byte[] request = OwnKey.p256().request();
        KeyRequestReader reader = new KeyRequestReader(RequestProfile.standard());
        KeyPolicy policy = KeyPolicy.standard(KnownBadKeys.none(), CompromisedKeys.none());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Work.Opening judging = () -> _ -> {
            if (!(reader.read(request) instanceof KeyRequestOutcome.Accepted(var accepted)
                    && policy.examine(accepted.spki(), today) instanceof KeyVerdict.Fit)) {
                throw new IllegalStateException("a sound key was refused");
            }
        };
        Work.measure(1, WARM_UP, judging);
        return Work.measure(1, MEASURED, judging).cpuMicros();
    }
}
