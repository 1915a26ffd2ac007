package org.toroku.ca.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.Health;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.ceremony.RealCeremony.Sitting;
import org.toroku.ca.ceremony.RealKeys.Place;
import org.toroku.ca.pkcs11.Pkcs11TokenSigner;
import org.toroku.ca.pkcs11.Token;
import org.toroku.pki.Der;

/** With which keys production mode starts, and with which it does not. */
class RealKeysTest {
    /** A rule that believes every module, so that SoftHSM can stand for a device that lies about itself. */
    private static final HsmRule CREDULOUS = new HsmRule(
            CeremonyHouse.RULE.source(),
            CeremonyHouse.RULE.kinds(),
            CeremonyHouse.RULE.standards(),
            CeremonyHouse.RULE.leastLevel(),
            Set.of("no software is called so"));

    private CeremonyHouse house;

    @BeforeEach
    void prepare(@TempDir Path temporary) throws Exception {
        house = new CeremonyHouse(temporary).withTokens();
    }

    @Test
    void opensARehearsalWhereASettingSaysThatItIsOne() throws Exception {
        house.run(house.witnesses());

        DemoKeys keys = RealKeys.open(place(true), CeremonyHouse.RULE);

        try (Token ra = keys.openRaToken()) {
            TokenSigner order = new Pkcs11TokenSigner(ra, DemoKeys.ORDER_KEY, keys.orderKey());
            assertThat(order.sign("order".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(TokenSigner.Signing.Signed.class);
        }
        assertThatThrownBy(() -> RealKeys.open(place(false), CeremonyHouse.RULE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was a rehearsal, and toroku.ca.rehearsal is not true");
    }

    @Test
    void opensARealOneAndNeverAsARehearsal() throws Exception {
        real();

        assertThat(RealKeys.open(place(false), CREDULOUS).caCertificate().sha256Hex())
                .isEqualTo(fingerprint());
        assertThatThrownBy(() -> RealKeys.open(place(true), CREDULOUS))
                .hasMessageContaining("toroku.ca.rehearsal is true, and the ceremony was a real one");
    }

    @Test
    void refusesSoftwareWhateverTheRecordClaims() throws Exception {
        real();

        assertThatThrownBy(() -> RealKeys.open(place(false), CeremonyHouse.RULE))
                .hasMessageContaining(house.caLabel() + " is software")
                .hasMessageContaining(house.raLabel() + " is software");
    }

    @Test
    void asksTheRuleAgainWhichMayHaveChangedSince() throws Exception {
        real();
        HsmRule stricter = new HsmRule("later", Set.of("usb"), Set.of("140-3"), 4, CREDULOUS.software());

        assertThatThrownBy(() -> RealKeys.open(place(false), stricter))
                .hasMessageContaining("no rule allows this kind of device")
                .hasMessageContaining("below level 4");
    }

    @Test
    void namesAWrongFingerprintAndMissingPinsAtOnce() throws Exception {
        house.run(house.witnesses());
        Place place = new Place(
                house.folder, house.library, house.folder.resolve("none"), house.folder.resolve("none"), "00", true);

        assertThatThrownBy(() -> RealKeys.open(place, CeremonyHouse.RULE))
                .hasMessageContaining("toroku.ca.ceremony.fingerprint")
                .hasMessageContaining("toroku ceremony pin");
    }

    @Test
    void refusesARecordOrTranscriptThatWasAltered() throws Exception {
        house.run(house.witnesses());
        Place place = place(true);
        String record = Files.readString(house.files.record());
        Files.writeString(house.files.record(), record.replace("fipsLevel=3", "fipsLevel=4"));
        assertThatThrownBy(() -> RealKeys.open(place, CeremonyHouse.RULE))
                .hasMessageContaining("the record is not the one");
        Files.writeString(house.files.record(), record);

        Files.writeString(
                house.files.transcript(),
                Files.readString(house.files.transcript()).replace("佐藤", "加藤"));
        assertThatThrownBy(() -> RealKeys.open(place, CeremonyHouse.RULE))
                .hasMessageContaining("the transcript was altered, first in line 2");
    }

    @Test
    void refusesTheRecordOfADemonstration(@TempDir Path demo) throws Exception {
        house.run(house.witnesses());
        Files.writeString(demo.resolve("ceremony-toroku-ca.properties"), "caKeySha256=00\n");
        Place place = new Place(demo, house.library, house.files.record(), house.files.record(), fingerprint(), true);

        assertThatThrownBy(() -> RealKeys.open(place, CeremonyHouse.RULE)).hasMessageContaining("0 transcripts");
    }

    @Test
    void refusesATokenOfTheSameNameThatIsAnother() throws Exception {
        house.run(house.witnesses());
        Place place = place(true);
        Tools.swapToken(house, house.caLabel());

        assertThatThrownBy(() -> RealKeys.open(place, CeremonyHouse.RULE))
                .hasMessageContaining("token " + house.caLabel() + " has serial number");
    }

    /** Where the CA is in a room of its own: each side looks for its own token only. */
    @Test
    void aTokenWhosePinIsNotHereIsNotLookedFor() throws Exception {
        house.run(house.witnesses());
        Optional<Path> ra = Optional.of(pin(house.raLabel()));
        Tools.swapToken(house, house.caLabel());
        Place outside = new Place(house.folder, house.library, Optional.empty(), ra, fingerprint(), true);

        try (Token token = RealKeys.open(outside, CeremonyHouse.RULE).openRaToken()) {
            assertThat(token.health()).isEqualTo(new Health.Ready());
        }
        Place room = new Place(house.folder, house.library, ra, Optional.empty(), fingerprint(), true);
        assertThatThrownBy(() -> RealKeys.open(room, CeremonyHouse.RULE))
                .hasMessageContaining("token " + house.caLabel() + " has serial number");
    }

    private void real() throws Exception {
        house.plan.setProperty("rehearsal", "false");
        house.plan.setProperty("subject", "CN=Toroku CA,C=JP");
        RealCeremony.run(
                CeremonyPlan.of(house.plan, CREDULOUS),
                CREDULOUS,
                house.witnesses(),
                new Sitting(house.folder, Optional.of(house.shares), Optional.empty(), Clock.systemUTC(), step -> {}));
    }

    private Place place(boolean rehearsal) throws Exception {
        Path ca = pin(house.caLabel());
        Path ra = pin(house.raLabel());
        return new Place(house.folder, house.library, ca, ra, fingerprint(), rehearsal);
    }

    private Path pin(String label) throws Exception {
        Path file = house.shares.resolveSibling(label + ".pin");
        Witnesses holders = house.witnesses();
        assertThat(PinCommand.run(house.folder, label, List.of(), file, () -> holders))
                .isInstanceOf(PinCommand.Outcome.Written.class);
        return file;
    }

    private String fingerprint() throws Exception {
        return Der.of(Files.readAllBytes(house.files.certificate())).sha256Hex();
    }
}
