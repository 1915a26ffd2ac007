package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that an operator writes for the CA's room: what is usual, what can be said, and what stops the start. */
class ConnectorSettingsTest {
    private static final String LEAST = """
            database.url = jdbc:postgresql://db/ca
            database.username = ca
            database.password-file = password
            ceremony.folder = ceremony
            ceremony.library = libsofthsm2.so
            ceremony.ca-pin-file = pin
            ceremony.fingerprint = ab
            publication = https://ca.example/repository/
            authorities = https://ra1:8444 https://ra2:8444
            channel.certificate = connector.cer
            channel.key = connector.key
            channel.authority-certificates = old.cer new.cer
            status.folder = status
            log.folder = log
            """;

    @TempDir
    private Path folder;

    private ConnectorSettings read(String text) throws IOException {
        return ConnectorSettings.read(Files.writeString(folder.resolve("settings"), text));
    }

    @Test
    void saysWhatIsUsual() throws IOException {
        ConnectorSettings settings = read(LEAST);

        assertThat(settings.authorities())
                .containsExactly(URI.create("https://ra1:8444"), URI.create("https://ra2:8444"));
        assertThat(settings.channel().others()).containsExactly(Path.of("old.cer"), Path.of("new.cer"));
        assertThat(settings.certification())
                .isEqualTo(new ConnectorSettings.Certification(
                        URI.create("https://ca.example/repository/"), 1, Optional.empty(), Optional.empty()));
        assertThat(settings.ceremony())
                .isEqualTo(new ConnectorSettings.Ceremony.Held(
                        Path.of("ceremony"), Path.of("libsofthsm2.so"), Path.of("pin"), "ab", false));
        assertThat(settings.atOnce()).isEqualTo(4);
        assertThat(settings.longest()).isEqualTo(Duration.ofSeconds(40));
        assertThat(settings.status().listValidity()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.log().signEvery()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aPasswordThatOthersMayReadIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "secret\nnot this\n");
        ConnectorSettings.Database database = new ConnectorSettings.Database("jdbc:postgresql://db/ca", "ca", file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(database::password)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chmod 600");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(database.password()).isEqualTo("secret");
    }

    @Test
    void aDemonstrationNeedsNoCeremony() throws IOException {
        assertThat(read(LEAST.replaceAll("(?m)^ceremony\\..*\n", "") + "demo-ceremony-folder = hsm\n")
                        .ceremony())
                .isEqualTo(new ConnectorSettings.Ceremony.Demonstration(Path.of("hsm")));
    }

    /** Keys of a ceremony and of a demonstration beside each other are one too many. */
    @Test
    void aDemonstrationBesideACeremonyIsRefused() {
        assertThatThrownBy(() -> read(LEAST + "demo-ceremony-folder = hsm\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ceremony.folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database.url",
                "database.password-file",
                "ceremony.fingerprint",
                "publication",
                "authorities",
                "channel.key",
                "channel.authority-certificates",
                "status.folder",
                "log.folder"
            })
    void namesWhatIsMissing(String key) {
        assertThatThrownBy(() -> read(LEAST.replaceAll("(?m)^" + key + " .*\n", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource({
        "requests-at-onec = 4,requests-at-onec",
        "requests-at-once = many,requests-at-once",
        "longest-call = 40,longest-call",
        "ceremony.rehearsal = yes,ceremony.rehearsal"
    })
    void namesWhatCannotBeMeant(String line, String key) {
        assertThatThrownBy(() -> read(LEAST + line + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }
}
