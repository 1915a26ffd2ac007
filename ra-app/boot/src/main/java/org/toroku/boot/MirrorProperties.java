package org.toroku.boot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.toroku.ca.mirror.AnswerNames;

/**
 * Where what is published for verifiers is copied to. Nothing is copied where {@code endpoint} is unset.
 *
 * @param endpoint of the service, without the bucket
 * @param prefix before every name in the bucket
 * @param accessKeyFile holds the access key, {@code secretKeyFile} its secret; read at the start
 * @param cacheFor how long caches may give out what they have
 * @param answerNames of OCSP answers in the bucket
 * @param uploads at the same time
 * @param longest that one call may take
 * @param purge address that has caches forget files
 * @param purgeTokenFile sent to it
 * @param repository address of the files as verifiers know it; needed for {@code purge}
 */
@Validated
@ConfigurationProperties(prefix = "toroku.status.mirror", ignoreUnknownFields = false)
record MirrorProperties(
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        @Nullable String bucket,
        @DefaultValue("") String prefix,
        @Nullable Path accessKeyFile,
        @Nullable Path secretKeyFile,
        @DefaultValue("PT30S") Duration cacheFor,
        @DefaultValue("SLASHES") AnswerNames answerNames,
        @DefaultValue("8") @Min(1) @Max(64) int uploads,
        @DefaultValue("PT60S") Duration longest,
        @Nullable URI purge,
        @Nullable Path purgeTokenFile,
        @Nullable URI repository) {
    /** @throws IllegalArgumentException where something is missing, or would go over the network in the clear: that stops the start */
    MirrorProperties {
        if (endpoint != null && (bucket == null || accessKeyFile == null || secretKeyFile == null)) {
            throw new IllegalArgumentException("toroku.status.mirror.endpoint needs toroku.status.mirror.bucket,"
                    + " toroku.status.mirror.access-key-file and toroku.status.mirror.secret-key-file");
        }
        if (purge != null && (endpoint == null || repository == null || purgeTokenFile == null)) {
            throw new IllegalArgumentException("toroku.status.mirror.purge needs toroku.status.mirror.endpoint,"
                    + " toroku.status.mirror.repository and toroku.status.mirror.purge-token-file");
        }
        demandConfidential("endpoint", endpoint);
        demandConfidential("purge", purge);
        if (!prefix.isEmpty() && (prefix.startsWith("/") || !prefix.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "toroku.status.mirror.prefix ends with a slash and does not begin with one");
        }
        if (repository != null && !repository.getPath().endsWith("/")) {
            throw new IllegalArgumentException("toroku.status.mirror.repository ends with a slash");
        }
    }

    private static void demandConfidential(String name, @Nullable URI address) {
        if (address != null
                && !"https".equals(address.getScheme())
                && !("http".equals(address.getScheme()) && isHere(address))) {
            throw new IllegalArgumentException(
                    "toroku.status.mirror." + name + " is an https address, or one of this machine");
        }
    }

    private static boolean isHere(URI address) {
        return "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
    }
}
