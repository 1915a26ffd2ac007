package org.toroku.evidence;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where documents lie and under which key.
 *
 * @param folder root of the encrypted documents
 * @param masterKeyFile 32 random bytes, readable by the application's user only, kept apart from database and documents
 * @param createMasterKey true lets a missing key file be made; only for a first start
 */
@Validated
@ConfigurationProperties(prefix = "toroku.documents", ignoreUnknownFields = false)
public record DocumentSettings(
        @NotNull Path folder,
        @NotNull Path masterKeyFile,
        @DefaultValue("false") boolean createMasterKey) {}
