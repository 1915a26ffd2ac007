package org.toroku.ca.log;

import java.time.Duration;
import org.toroku.pki.timestamp.TimestampAuthority;

/**
 * How heads are stamped.
 *
 * @param every least time between two timestamps; one speaks for every head before its own
 * @param retry pause after an answer that does not count
 * @param alarmAfter how much longer than {@code every} a head may wait for one
 * @param required whether nothing is issued once a head has waited that long
 */
public record Stamping(
        TimestampAuthority.Settings authority, Duration every, Duration retry, Duration alarmAfter, boolean required) {}
