package org.toroku.ca.apart;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.toroku.pki.Der;

/**
 * Who may fetch requests: whom the CA's token vouched for over a challenge that was made here a moment ago. The key for the
 * connection lies in a file, and is not enough. Thread-safe.
 */
final class ChallengedFetch implements FetchGate {
    /** How long a challenge is the newest one; it counts for as long again, so that nobody signs in vain. */
    private static final Duration NEWEST = Duration.ofMinutes(2);

    private static final int OCTETS = 32;

    private final BiFunction<SealedHello, Hello, Optional<String>> judge;
    private final Duration newest;
    private final SecureRandom random = new SecureRandom();
    private Challenge current;
    private Challenge before;

    /** @param until of {@link System#nanoTime}, from when on another one is the newest */
    private record Challenge(Der octets, long until) {}

    private ChallengedFetch(BiFunction<SealedHello, Hello, Optional<String>> judge, Duration newest) {
        this.judge = judge;
        this.newest = newest;
        this.current = fresh();
        this.before = current;
    }

    static ChallengedFetch of(RoomJudge judge) {
        return of(judge, NEWEST);
    }

    static ChallengedFetch of(RoomJudge judge, Duration newest) {
        return new ChallengedFetch(judge::objection, newest);
    }

    private Challenge fresh() {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return new Challenge(Der.of(octets), System.nanoTime() + newest.toNanos());
    }

    /** The same for everybody: it says nothing, and nobody can have it forgotten by asking for many. */
    @Override
    public synchronized Der challenge() {
        turn();
        return current.octets();
    }

    private void turn() {
        long now = System.nanoTime();
        if (now - current.until() >= 0) {
            // nothing was asked for so long that the one before has ended as well
            boolean both = now - current.until() >= newest.toNanos();
            Challenge next = fresh();
            before = both ? next : current;
            current = next;
        }
    }

    @Override
    public Optional<String> objection(SealedHello hello, Hello said) {
        if (hello.seal().isEmpty()) {
            return Optional.of(RoomJudge.UNSIGNED);
        }
        return counts(said.challenge()) ? judge.apply(hello, said) : Optional.of(ENDED);
    }

    private synchronized boolean counts(Der challenge) {
        turn();
        return challenge.equals(current.octets()) || challenge.equals(before.octets());
    }
}
