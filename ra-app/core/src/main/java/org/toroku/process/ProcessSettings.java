package org.toroku.process;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node works with the engine.
 *
 * @param engine REST address of the engine, scheme and port included
 * @param terms by when a task should be done after it appeared, by its element, where its model names no date; of those
 *     that are not named the usual ones hold, and zero is none
 */
@ConfigurationProperties(prefix = "toroku.process", ignoreUnknownFields = false)
record ProcessSettings(
        @DefaultValue("http://127.0.0.1:8088") URI engine,
        @DefaultValue Workers workers,
        @DefaultValue Delivery delivery,
        @DefaultValue Recovery recovery,
        @DefaultValue Map<String, Duration> terms,
        @Nullable Basic basic,
        @Nullable ClientCredentials oauth) {

    ProcessSettings {
        terms = Map.copyOf(terms);
        if (terms.values().stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("toroku.process.terms: none is negative");
        }
    }

    /**
     * @param enabled whether this node performs steps, delivers the outbox and recovers cases
     * @param threads steps of one type performed at the same time, at least 1
     * @param listenerThreads user-task events of one type handled at the same time, at least 1
     * @param jobTimeout after which the engine gives a step to another worker; longer than the slowest call of a step
     * @param maxJobsActive jobs of one type fetched ahead of those being performed
     * @param requestTimeout how long a poll waits in the engine for work
     * @param pollInterval pause after a poll that found nothing
     * @param poisonAfter deliveries of a step without any outcome after which it is halted with an alarm
     */
    record Workers(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("8") int threads,
            @DefaultValue("4") int listenerThreads,
            @DefaultValue("PT2M") Duration jobTimeout,
            @DefaultValue("8") int maxJobsActive,
            @DefaultValue("PT10S") Duration requestTimeout,
            @DefaultValue("PT0.01S") Duration pollInterval,
            @DefaultValue("3") int poisonAfter) {}

    /**
     * @param senders commands sent at the same time
     * @param pollInterval how often orders written by other nodes are looked for; own ones are noticed at once
     * @param lease time after which another node may send what this one took and did not finish
     * @param longestBackoff longest pause while the engine is away
     * @param messageTimeToLive how long the engine keeps a message that nobody waits for yet, at least 1 h
     * @param keepDone how long delivered orders stay readable
     */
    record Delivery(
            @DefaultValue("4") int senders,
            @DefaultValue("PT0.25S") Duration pollInterval,
            @DefaultValue("PT30S") Duration lease,
            @DefaultValue("PT5S") Duration longestBackoff,
            @DefaultValue("P7D") Duration messageTimeToLive,
            @DefaultValue("P7D") Duration keepDone) {}

    /**
     * @param interval between two comparisons of open cases with the engine
     * @param grace how long a case may be missing from the engine's search before it is started again; longer than the
     *     search lags behind in a cluster, zero for the embedded engine
     */
    record Recovery(
            @DefaultValue("PT30S") Duration interval,
            @DefaultValue("PT2M") Duration grace) {}

    record Basic(String username, String password) {
        @Override
        public String toString() {
            return "Basic[" + username + "]";
        }
    }

    /** OAuth client credentials for a protected cluster. */
    record ClientCredentials(URI tokenUrl, String clientId, String clientSecret, String audience) {
        @Override
        public String toString() {
            return "ClientCredentials[" + clientId + "]";
        }
    }
}
