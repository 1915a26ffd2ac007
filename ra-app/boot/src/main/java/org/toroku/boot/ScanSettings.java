package org.toroku.boot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How scans are examined and read.
 *
 * @param workers confined processes at the same time
 * @param isolationRequired false lets documents be examined where workers could reach a network; for demonstrations
 * @param read whether characters are recognised where tesseract with Japanese is installed
 * @param clamdHost where a ClamAV daemon listens; unset scans for no malware
 * @param clamdPort TCP port of that daemon
 * @param clamdPatience for one document
 */
@ConfigurationProperties(prefix = "toroku.scans", ignoreUnknownFields = false)
record ScanSettings(
        @DefaultValue("1") int workers,
        @DefaultValue("true") boolean isolationRequired,
        @DefaultValue("true") boolean read,
        @Nullable String clamdHost,
        @DefaultValue("3310") int clamdPort,
        @DefaultValue("PT30S") Duration clamdPatience) {}
