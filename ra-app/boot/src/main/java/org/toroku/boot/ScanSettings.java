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
 * @param readPageWithin time for reading one page; what is not read by then is looked at by a person
 * @param readDocumentWithin time for reading a whole document
 * @param readPixels a page of more pixels is read from a smaller copy
 * @param clamdHost where a ClamAV daemon listens; unset scans for no malware
 * @param clamdPort TCP port of that daemon
 * @param clamdPatience for one document
 */
@ConfigurationProperties(prefix = "toroku.scans", ignoreUnknownFields = false)
record ScanSettings(
        @DefaultValue("1") int workers,
        @DefaultValue("true") boolean isolationRequired,
        @DefaultValue("true") boolean read,
        @DefaultValue("PT45S") Duration readPageWithin,
        @DefaultValue("PT150S") Duration readDocumentWithin,
        @DefaultValue("9000000") long readPixels,
        @Nullable String clamdHost,
        @DefaultValue("3310") int clamdPort,
        @DefaultValue("PT30S") Duration clamdPatience) {}
