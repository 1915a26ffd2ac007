package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.signing.Answers;
import org.toroku.ca.signing.CaBench;
import org.toroku.ca.signing.CaSettings;
import org.toroku.ca.signing.OrderEdit;
import org.toroku.ca.signing.SigningCa;
import org.toroku.ca.status.Publishing;
import org.toroku.ca.status.StatusIntake;
import org.toroku.ca.status.StatusOutlet;
import org.toroku.ca.status.StatusParcel;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusSettings;
import org.toroku.pki.Der;

/** Each of the CA's lists counts in its own place, and only all of them together. */
@Timeout(180)
class BroughtShardsTest {
    private static final int SHARDS = 3;
    private static final int REVOKED = 12;
    private static final Profiles PROFILES = Profiles.bundled(URI.create("http://ca.example/"), SHARDS);

    @TempDir
    private Path folder;

    private CaBench bench;
    private SigningCa ca;
    private StatusPublisher publisher;

    @BeforeEach
    void open() {
        bench = new CaBench();
        ca = SigningCa.open(
                CaSettings.of(bench.keys, PROFILES, new RuleSets.AnyPublished()), bench.database, Clock.systemUTC());
        publisher = ca.publisher(StatusSettings.standard(folder.resolve("room")), Clock.systemUTC());
        for (int i = 0; i < REVOKED; i++) {
            Der key = CaBench.applicantKey();
            String serial = Answers.issued(ca.submit(
                            bench.sign(OrderEdit.of(CaBench.order(key))
                                    .profile(
                                            CaBench.PROFILE,
                                            PROFILES.find(CaBench.PROFILE)
                                                    .orElseThrow()
                                                    .sha256())
                                    .build()),
                            Optional.of(key)))
                    .serial();
            ca.revoke(serial, RevocationReason.SUPERSEDED, "officer");
        }
        assertThat(publisher.publish()).isInstanceOf(Publishing.Published.class);
    }

    @AfterEach
    void close() {
        publisher.close();
        ca.close();
        bench.close();
    }

    private StatusIntake intake(Profiles profiles, Optional<URI> whole) {
        return new StatusIntake(
                folder.resolve("authority"),
                bench.keys.caCertificate(),
                new StatusIntake.Places(profiles.lists(), whole),
                Clock.systemUTC());
    }

    private StatusParcel parcel() throws IOException {
        return new StatusOutlet(folder.resolve("room")).current().orElseThrow();
    }

    /** As it would be read: a list, its digest, its number and what else is said of it. */
    private static String swapped(String manifest, String one, String other) {
        return manifest.lines().map(line -> renamed(line, one, other)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String renamed(String line, String one, String other) {
        if (line.matches("\\Q" + one + "\\E[-=].*")) {
            return other + line.substring(one.length());
        }
        return line.matches("\\Q" + other + "\\E[-=].*") ? one + line.substring(other.length()) : line;
    }

    private void bring(StatusIntake intake, String manifest) throws IOException {
        for (String name : intake.lacking(manifest)) {
            try (InputStream in = Files.newInputStream(parcel().files().get(name))) {
                intake.take(manifest, name, in);
            }
        }
        intake.putInForce(manifest);
    }

    private void refused(StatusIntake intake, String manifest, String why) {
        assertThatThrownBy(() -> bring(intake, manifest))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
        assertThat(intake.shelf().list()).isEmpty();
    }

    @Test
    void allOfThemInTheirPlacesArePutInForce() throws Exception {
        StatusIntake intake = intake(PROFILES, Optional.empty());
        bring(intake, parcel().manifest());

        assertThat(intake.shelf().shards()).isEqualTo(SHARDS);
        assertThat(intake.shelf().list()).isPresent();
    }

    @Test
    void aShardInThePlaceOfAnotherIsRefused() throws Exception {
        refused(
                intake(PROFILES, Optional.empty()),
                swapped(parcel().manifest(), "shard.0", "shard.2"),
                "for other certificates");
    }

    @Test
    void aShardInThePlaceOfTheWholeIsRefused() throws Exception {
        refused(
                intake(PROFILES, Optional.empty()),
                swapped(parcel().manifest(), "list", "shard.1"),
                "for other certificates");
    }

    @Test
    void fewerListsAreRefused() throws Exception {
        String last = "shard." + (SHARDS - 1);
        String fewer = parcel().manifest()
                .lines()
                .filter(line -> !line.matches("\\Q" + last + "\\E[-=].*"))
                .collect(Collectors.joining("\n", "", "\n"));

        refused(intake(PROFILES, Optional.empty()), fewer, "another number of lists");
        refused(intake(CaBench.PROFILES, Optional.empty()), parcel().manifest(), "another number of lists");
    }

    @Test
    void aWholeListThatDoesNotNameThePlaceThatIsSetIsRefused() throws Exception {
        refused(
                intake(PROFILES, Optional.of(URI.create("http://ca.example/ca.crl"))),
                parcel().manifest(),
                "for other certificates");
    }

    @Test
    void anotherCountThanTheListHasIsRefused() throws Exception {
        refused(
                intake(PROFILES, Optional.empty()),
                parcel().manifest().replaceFirst("(?m)^list-entries=.*$", "list-entries=0"),
                "not as the publication says");
    }
}
