package org.toroku.issuance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.profile.Validity;

/**
 * Whether the proofing that a renewal rests on is outlived (則5②), by the clock of this house. The CA has a clock of its own:
 * where the two disagree one of them is wrong, and nobody loses a renewal because the CA's alone says so. By the clock of
 * this house it ends as every other term does.
 */
@Component
class OutlivedProofing {
    private static final Logger LOG = LoggerFactory.getLogger(OutlivedProofing.class);

    /** As far as the CA lets the clocks differ about the time of an approval. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** The longest that a profile may last (則6(4)), so that the ceiling alone decides. */
    private static final Period LONGEST = Period.ofYears(5);

    private final Clock clock;

    OutlivedProofing(Clock clock) {
        this.clock = clock;
    }

    sealed interface Verdict {
        record Over() implements Verdict {}

        /** It passes soon: the clocks differ no more than clocks do. */
        record Soon(Duration left) implements Verdict {}

        /** The clock of the CA or the one of this house is wrong. */
        record Disagreed() implements Verdict {}
    }

    /** Whether a certificate with this last second could not be valid for one second more. */
    boolean over(Instant ceiling) {
        return Validity.of(clock.instant(), LONGEST).until(Optional.of(ceiling)).isEmpty();
    }

    /** What it means that the CA takes the proofing of this order to be outlived. */
    Verdict refused(SignedOrder signed) {
        Optional<Instant> ceiling = switch (CanonicalOrder.decode(signed.canonical())) {
            case CanonicalOrder.Decoding.NotCanonical() -> Optional.empty();
            case CanonicalOrder.Decoding.Decoded(var order) -> order.notAfterCeiling();
        };
        if (ceiling.isPresent() && over(ceiling.get())) {
            return new Verdict.Over();
        }
        Optional<Duration> left = ceiling.map(at -> Duration.between(clock.instant(), at));
        LOG.atError()
                .addKeyValue("alarm", "clocks-disagree")
                .addKeyValue("secondsLeft", left.map(Duration::toSeconds).orElse(-1L))
                .log("The CA takes a proofing to be outlived that by the clock of this house is not");
        return left.filter(some -> some.compareTo(TOLERANCE) <= 0)
                .<Verdict>map(Verdict.Soon::new)
                .orElseGet(Verdict.Disagreed::new);
    }
}
