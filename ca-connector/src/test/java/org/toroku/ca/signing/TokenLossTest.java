package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.await;
import static org.toroku.ca.signing.Answers.issued;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toroku.ca.DeviceWatch;
import org.toroku.ca.Health;
import org.toroku.ca.Submission;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.pkcs11.ForeignComponent;
import org.toroku.pki.Der;

/** Reliability scenario 34 with the real module: the token vanishes, or somebody finalises the library. */
@Timeout(120)
class TokenLossTest {
    private static final Path HSM = Path.of(System.getenv("SOFTHSM2_CONF")).resolveSibling("");

    private CaBench bench = new CaBench();
    private SigningCa ca = bench.open();

    @BeforeEach
    void issuesAtFirst() {
        Der key = CaBench.applicantKey();
        issued(ca.submit(bench.sign(CaBench.order(key)), Optional.of(key)));
    }

    @AfterEach
    void close() {
        ca.close();
        bench.close();
    }

    @Test
    void recoversWhenTheTokenFolderWasTakenAwayAndBroughtBack() throws Exception {
        Path token = folderOf(bench.keys.caToken().label());
        Path elsewhere = HSM.resolve("taken-away-" + token.getFileName());
        Der key = CaBench.applicantKey();
        SignedOrder order = bench.sign(CaBench.order(key));
        Files.move(token, elsewhere);

        assertThat(ca.submit(order, Optional.of(key))).isInstanceOf(Submission.Unavailable.class);
        assertThat(ca.health()).isInstanceOf(Health.Down.class);
        assertThat(bench.count("order_journal", "order_id = '" + CaBench.idOf(order) + "' AND state = 'SIGNED'"))
                .isEqualTo("0");

        Files.move(elsewhere, token);
        await(() -> ca.submit(order, Optional.of(key)) instanceof Submission.Issued);
        assertThat(ca.health()).isEqualTo(new Health.Ready());
    }

    @Test
    void aWatchTellsOnceThatTheTokenWentAwayAndOnceThatItIsBack() throws Exception {
        Path token = folderOf(bench.keys.caToken().label());
        Path elsewhere = HSM.resolve("taken-away-" + token.getFileName());
        DeviceWatch watch = new DeviceWatch("ca", ca::health);
        assertThat(watch.look()).isEmpty();
        Files.move(token, elsewhere);

        assertThat(watch.look())
                .hasValueSatisfying(change -> assertThat(change)
                        .isInstanceOfSatisfying(
                                DeviceWatch.Change.Away.class,
                                away -> assertThat(away.device()).isEqualTo("ca")));
        assertThat(watch.look()).isEmpty();
        assertThat(watch.now()).isInstanceOf(Health.Down.class);

        Files.move(elsewhere, token);
        await(() -> watch.now() instanceof Health.Ready);
        assertThat(watch.look()).contains(new DeviceWatch.Change.Back("ca"));
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void recoversWhenAnotherComponentFinalisedTheLibrary() {
        ForeignComponent.finalise(bench.keys.caToken().library());
        Der key = CaBench.applicantKey();

        // The RA's token lives in the same library and recovers as well.
        SignedOrder order = bench.sign(CaBench.order(key));
        await(() -> ca.submit(order, Optional.of(key)) instanceof Submission.Issued);
    }

    private static Path folderOf(String label) throws Exception {
        try (var folders = Files.list(HSM.resolve("tokens"))) {
            for (Path folder : folders.toList()) {
                if (new String(Files.readAllBytes(folder.resolve("token.object")), StandardCharsets.ISO_8859_1)
                        .contains(label + " ")) {
                    return folder;
                }
            }
        }
        throw new IllegalStateException("no folder of token " + label);
    }
}
