package org.toroku.boot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Failed tries to sign in, of officers or of partners, by account and network together and by network alone, so that guessing one account from
 * elsewhere locks nobody out of it (ASVS 6.3.1). Kept by each node and forgotten by a restart.
 */
public final class LoginTries {
    static final int OF_ONE_ACCOUNT = 5;
    static final int OF_ONE_NETWORK = 30;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_KEYS = 20_000;
    private static final int LONGEST_ACCOUNT = 64;

    private final Clock clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private record Tries(int failed, Instant until) {}

    public LoginTries(Clock clock) {
        this.clock = clock;
    }

    public synchronized boolean blocked(String account, String network) {
        return blocked(both(account, network)) || blocked(network);
    }

    private boolean blocked(String key) {
        Tries known = tries.get(key);
        return known != null && clock.instant().isBefore(known.until());
    }

    /** @return whether further tries are refused for a while from now on */
    public synchronized boolean failed(String account, String network) {
        boolean ofAccount = failed(both(account, network), OF_ONE_ACCOUNT);
        boolean ofNetwork = failed(network, OF_ONE_NETWORK);
        return ofAccount || ofNetwork;
    }

    private boolean failed(String key, int allowed) {
        Tries known = tries.getOrDefault(key, new Tries(0, Instant.MIN));
        // whoever has kept away for the longest pause begins anew
        boolean old = known.failed() > 0 && known.until().plus(LONGEST_PAUSE).isBefore(clock.instant());
        int failed = old ? 1 : known.failed() + 1;
        Instant until = clock.instant();
        if (failed >= allowed) {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failed - allowed, 10));
            until = until.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        }
        tries.put(key, new Tries(failed, until));
        return failed >= allowed;
    }

    public synchronized void succeeded(String account, String network) {
        tries.remove(both(account, network));
    }

    /** No account has so long a name; what is typed beyond that is not kept, and counts together. */
    private static String both(String account, String network) {
        return account.substring(0, Math.min(LONGEST_ACCOUNT, account.length())) + "\n" + network;
    }
}
