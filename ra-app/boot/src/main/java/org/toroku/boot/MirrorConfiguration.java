package org.toroku.boot;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.boot.api.StatusIsHere;
import org.toroku.ca.CaConnector;
import org.toroku.ca.mirror.HttpPurge;
import org.toroku.ca.mirror.Purge;
import org.toroku.ca.mirror.S3Store;
import org.toroku.ca.mirror.StatusMirror;
import org.toroku.ca.status.StatusShelf;

/** Copies what is published into a bucket, where an operator names one. */
@Configuration(proxyBeanMethods = false)
@StatusIsHere
@EnableConfigurationProperties(MirrorProperties.class)
class MirrorConfiguration {
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("toroku.status.mirror.endpoint")
    static class Bucket {
        /** @throws IOException where a key cannot be read: that stops the start */
        @Bean
        S3Store statusStore(MirrorProperties properties, Clock clock) throws IOException {
            return new S3Store(
                    new S3Store.Bucket(
                            set(properties.endpoint()),
                            properties.region(),
                            set(properties.bucket()),
                            properties.prefix(),
                            secret(set(properties.accessKeyFile())),
                            secret(set(properties.secretKeyFile())),
                            properties.cacheFor(),
                            properties.longest()),
                    clock);
        }

        @Bean
        Purge statusPurge(MirrorProperties properties) throws IOException {
            URI hook = properties.purge();
            return hook == null
                    ? Purge.none()
                    : new HttpPurge(
                            hook,
                            secret(set(properties.purgeTokenFile())),
                            set(properties.repository()),
                            properties.longest());
        }

        @Bean
        StatusMirror statusMirror(
                MirrorProperties properties, CaConnector ca, StatusShelf shelf, S3Store store, Purge purge) {
            return new StatusMirror(
                    shelf::publication,
                    ca.caCertificate(),
                    store,
                    purge,
                    properties.answerNames(),
                    properties.uploads());
        }

        /** @param journal none where the CA keeps it in a room of its own: turns are taken in our own database then */
        @Bean
        MirrorRounds mirrorRounds(
                StatusMirror mirror,
                StatusProperties status,
                Optional<JournalConfiguration.CaDatabase> journal,
                DataSource own,
                Clock clock) {
            DataSource turns = journal.<DataSource>map(JournalConfiguration.CaDatabase::source)
                    .orElse(own);
            return new MirrorRounds(mirror, new MirrorTurn(turns), status.lookEvery(), clock);
        }

        private static <T> T set(@Nullable T value) {
            return Objects.requireNonNull(value, "the settings were looked through when they were read");
        }

        private static String secret(Path file) throws IOException {
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new IOException(file + " is empty");
            }
            return secret;
        }
    }
}
