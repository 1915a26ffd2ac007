package org.toroku.ca.apart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.toroku.ca.log.LogSettings;
import org.toroku.ca.secret.OwnerOnly;
import org.toroku.ca.status.StatusSettings;

/**
 * How the CA runs in its own room.
 *
 * @param authorities from which it fetches
 * @param channel its own key and certificate, and those of the authorities
 * @param atOnce requests of one authority carried out at the same time
 * @param longest that a call may take, the wait for a request included
 * @param lookEvery pause between two looks for something to publish or to log
 */
record ConnectorSettings(
        Database database,
        Ceremony ceremony,
        Certification certification,
        List<URI> authorities,
        Channel.Papers channel,
        int atOnce,
        Duration longest,
        Duration lookEvery,
        StatusSettings status,
        LogSettings log) {
    /** The journal's own, under its own role. */
    record Database(String url, String username, Path passwordFile) {
        /** @throws IllegalArgumentException where others than its owner may read the file */
        String password() throws IOException {
            OwnerOnly.demand(passwordFile);
            return Files.readString(passwordFile).lines().findFirst().orElse("");
        }
    }

    sealed interface Ceremony {
        /** @param fingerprint SHA-256 of the CA certificate */
        record Held(Path folder, Path library, Path pinFile, String fingerprint, boolean rehearsal)
                implements Ceremony {}

        /** For trying out: both tokens lie in one folder, and what is certified is worth nothing. */
        record Demonstration(Path folder) implements Ceremony {}
    }

    /**
     * @param publication base address that certificates name, ends with {@code /}
     * @param profiles in place of the bundled ones
     * @param ruleSets file of the rules by which an automaton may approve; none are taken without one
     */
    record Certification(URI publication, int crlShards, Optional<Path> profiles, Optional<Path> ruleSets) {}

    /**
     * Reads the operator's file.
     *
     * @throws IllegalArgumentException naming the line that cannot be used
     */
    static ConnectorSettings read(Path file) throws IOException {
        SettingsFile lines = new SettingsFile(file);
        ConnectorSettings settings = new ConnectorSettings(
                new Database(
                        lines.demanded("database.url"),
                        lines.demanded("database.username"),
                        lines.demandedPath("database.password-file")),
                ceremony(lines),
                new Certification(
                        URI.create(lines.demanded("publication")),
                        lines.number("crl-shards", 1),
                        lines.path("profiles"),
                        lines.path("rule-sets")),
                lines.words("authorities").stream().map(URI::create).toList(),
                new Channel.Papers(
                        lines.demandedPath("channel.certificate"),
                        lines.demandedPath("channel.key"),
                        lines.words("channel.authority-certificates").stream()
                                .map(Path::of)
                                .toList()),
                lines.number("requests-at-once", 4),
                lines.duration("longest-call", "PT40S"),
                lines.duration("look-every", "PT5S"),
                status(lines),
                new LogSettings(
                        lines.demandedPath("log.folder"),
                        lines.duration("log.sign-every", "PT1M"),
                        lines.text("log.begin-heads-after").map(Long::valueOf),
                        Optional.empty()));
        lines.end();
        return settings;
    }

    private static Ceremony ceremony(SettingsFile lines) {
        Optional<Path> demonstration = lines.path("demo-ceremony-folder");
        if (demonstration.isPresent()) {
            return new Ceremony.Demonstration(demonstration.get());
        }
        return new Ceremony.Held(
                lines.demandedPath("ceremony.folder"),
                lines.demandedPath("ceremony.library"),
                lines.demandedPath("ceremony.ca-pin-file"),
                lines.demanded("ceremony.fingerprint"),
                lines.yes("ceremony.rehearsal"));
    }

    private static StatusSettings status(SettingsFile lines) {
        return new StatusSettings(
                lines.demandedPath("status.folder"),
                lines.duration("status.list-validity", "PT24H"),
                lines.duration("status.answer-validity", "PT12H"),
                lines.duration("status.responder-validity", "P14D"),
                lines.duration("status.effort", "PT10S"),
                lines.number("status.signers", 2),
                lines.text("status.issuing-distribution-point").map(URI::create));
    }
}
