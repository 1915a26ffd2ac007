package org.toroku.studio;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A staging service that leads recorded cases through models, {@code toroku.studio.staging.*}.
 *
 * @param service its address, {@code https} unless it is on this machine; empty where there is none
 * @param tokenFile holds the token that it wrote when it first started
 */
@ConfigurationProperties(prefix = "toroku.studio.staging", ignoreUnknownFields = false)
record StagingSettings(Optional<URI> service, Optional<String> tokenFile) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    StagingSettings {
        service.ifPresent(StagingSettings::check);
        if (service.isPresent() != tokenFile.isPresent()) {
            throw new IllegalArgumentException(
                    "toroku.studio.staging.service and toroku.studio.staging.token-file are set together");
        }
    }

    /** Text in the settings, since nothing makes a path that may be missing of it. */
    Optional<Path> token() {
        return tokenFile.map(Path::of);
    }

    /** Where cases stand decides what can be moved: nobody on the way may say so. */
    private static void check(URI address) {
        boolean here = "http".equals(address.getScheme()) && THIS_MACHINE.contains(String.valueOf(address.getHost()));
        if (!here && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException(
                    "toroku.studio.staging.service begins with https unless it is on this machine: " + address);
        }
    }
}
