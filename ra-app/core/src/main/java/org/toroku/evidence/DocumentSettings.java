package org.toroku.evidence;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where documents lie and under which key.
 *
 * @param folder root of the encrypted documents
 * @param masterKeyFile 32 random bytes, readable by the application's user only, kept apart from database and documents
 * @param createMasterKey true lets a missing key file be made; only for a first start
 */
@ConfigurationProperties(prefix = "toroku.documents", ignoreUnknownFields = false)
public record DocumentSettings(
        Path folder,
        Path masterKeyFile,
        @DefaultValue("false") boolean createMasterKey) {}
