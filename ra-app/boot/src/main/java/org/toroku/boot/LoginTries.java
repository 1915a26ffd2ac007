package org.toroku.boot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tries to sign in, of officers or of partners, by account and network together and by network alone, so that guessing one
 * account from elsewhere locks nobody out of it (ASVS 6.3.1). A try is taken before the password is judged, and no more are
 * under way at once than might fail: whoever comes when all are taken waits for what becomes of them. Kept by each node and
 * forgotten by a restart.
 */
public final class LoginTries {
    static final int OF_ONE_ACCOUNT = 5;
    static final int OF_ONE_NETWORK = 30;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    /** How long an account is known in a network that it signed in from. */
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private static final int MOST_KEYS = 20_000;
    private static final int LONGEST_ACCOUNT = 64;

    private final Clock clock;
    private final int mostWaiting;
    private final Map<String, Tries> ofAccounts = new Newest<>();
    private final Map<String, Tries> ofNetworks = new Newest<>();
    private final Map<String, Instant> known = new Newest<>();
    private int waiting;

    /** @param mostWaiting threads that wait at most for what becomes of the tries of others */
    public LoginTries(Clock clock, int mostWaiting) {
        this.clock = clock;
        this.mostWaiting = mostWaiting;
    }

    private static final class Newest<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        Newest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST_KEYS;
        }
    }

    /** What failed, by account, and how much is being judged. */
    private static final class Tries {
        private final Map<String, Integer> failed = new HashMap<>(2);
        private final int allowed;
        private int underWay;
        private Instant until = Instant.MIN;

        Tries(int allowed) {
            this.allowed = allowed;
        }

        boolean paused(Instant now) {
            return now.isBefore(until);
        }

        /** After a pause one is judged at a time. */
        boolean takenUp() {
            return underWay > 0 && failures() + underWay >= allowed;
        }

        int failures() {
            return failed.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** Whoever has kept away for the longest pause begins anew. */
        void forgetOld(Instant now) {
            if (until.isAfter(Instant.MIN) && until.plus(LONGEST_PAUSE).isBefore(now)) {
                failed.clear();
            }
        }

        /** @return whether a pause begins */
        boolean fail(String account, Instant now) {
            forgetOld(now);
            failed.merge(account, 1, Integer::sum);
            int beyond = failures() - allowed;
            until = beyond < 0 ? now : now.plus(pauseAfter(beyond));
            return beyond >= 0;
        }

        private static Duration pauseAfter(int beyond) {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(beyond, 10));
            return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        }

        void giveBack(String account, Instant now) {
            failed.remove(account);
            if (failures() < allowed && paused(now)) {
                until = now;
            }
        }
    }

    /** One try, until it is known what became of it; closed without that, nothing was judged and nothing is counted. */
    public final class Try implements AutoCloseable {
        private final String account;
        private final String pair;
        private final Tries own;
        private final Tries all;
        private boolean open = true;

        private Try(String account, String pair, Tries own, Tries all) {
            this.account = account;
            this.pair = pair;
            this.own = own;
            this.all = all;
            own.underWay++;
            all.underWay++;
        }

        /** @return whether further tries are refused for a while from now on */
        public boolean failed() {
            synchronized (LoginTries.this) {
                close();
                Instant now = clock.instant();
                boolean ofAccount = own.fail(account, now);
                boolean ofNetwork = all.fail(account, now);
                return ofAccount || ofNetwork;
            }
        }

        /** Gives back what this account failed at from this network, and nothing of what was tried at others. */
        public void succeeded() {
            synchronized (LoginTries.this) {
                close();
                Instant now = clock.instant();
                own.giveBack(account, now);
                all.giveBack(account, now);
                known.put(pair, now);
            }
        }

        @Override
        public void close() {
            synchronized (LoginTries.this) {
                if (open) {
                    open = false;
                    own.underWay--;
                    all.underWay--;
                    LoginTries.this.notifyAll();
                }
            }
        }
    }

    /**
     * One of the tries that the account has from the network, to be taken before the password is looked at. A network that is
     * out of tries leaves each account that is known there its own: whoever guesses at others in the same house cannot keep
     * it out. No more threads wait than may, so that what is slow to be judged does not take every one of the server's.
     *
     * @return empty where none is left for a while; nothing is counted then
     */
    public synchronized Optional<Try> take(String typed, String network) {
        // no account has so long a name; what is typed beyond that is not kept, and counts together
        String account = typed.substring(0, Math.min(LONGEST_ACCOUNT, typed.length()));
        String pair = account + "\n" + network;
        long until = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (true) {
                Instant now = clock.instant();
                // kept from the first try on: names that are refused push nothing out
                Tries own = ofAccounts.getOrDefault(pair, new Tries(OF_ONE_ACCOUNT));
                Tries all = ofNetworks.getOrDefault(network, new Tries(OF_ONE_NETWORK));
                own.forgetOld(now);
                all.forgetOld(now);
                boolean atHome = isKnown(pair, now);
                if (own.paused(now) || (all.paused(now) && !atHome)) {
                    return Optional.empty();
                }
                if (!own.takenUp() && (!all.takenUp() || atHome)) {
                    ofAccounts.put(pair, own);
                    ofNetworks.put(network, all);
                    return Optional.of(new Try(account, pair, own, all));
                }
                long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
                if (left <= 0 || waiting >= mostWaiting) {
                    return Optional.empty();
                }
                waiting++;
                try {
                    wait(left);
                } finally {
                    waiting--;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private boolean isKnown(String pair, Instant now) {
        Instant seen = known.get(pair);
        return seen != null && now.isBefore(seen.plus(KNOWN_FOR));
    }
}
