package org.toroku.ca.cmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.toroku.ca.Submission;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.Contributed;
import org.toroku.ca.elsewhere.FailPoint;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.signing.CaBench;
import org.toroku.pki.Der;

/** The adapter beside a little CA that it asks, with the journal and the RA's token of a {@link CaBench}. */
final class CmpBench implements AutoCloseable {
    static final String SECRET = "between the RA and the CA only";

    final CaBench bench;
    final LittleCa other;
    Duration deadline = Duration.ofSeconds(10);
    Duration patience = Duration.ofHours(1);
    Contributed contributed = Contributed.none();
    Clock clock = Clock.systemUTC();
    private final Der raCertificate;

    CmpBench(CaBench bench) {
        this.bench = bench;
        this.other = new LittleCa("Little CA " + UUID.randomUUID());
        this.raCertificate = other.registrationAuthority(bench.orderSigner.publicKey());
        other.trust(raCertificate);
    }

    Protection signed() {
        return new SignedProtection(bench.orderSigner, raCertificate, List.of(other.certificate()), clock);
    }

    /** The RA's end of a shared secret; the CA's has to be told by {@link LittleCa#share}. */
    static Protection secret(SecretProtection.Kind kind, String secret) {
        try {
            Path file = Files.createTempFile("cmp", ".secret");
            Files.writeString(file, secret + "\n");
            Protection protection = SecretProtection.of(kind, new GeneralName(new X500Name("CN=RA")), "ra-1", file);
            Files.delete(file);
            return protection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CmpSettings settings(URI address, Der caCertificate) {
        return new CmpSettings(
                address,
                caCertificate,
                contributed,
                deadline,
                patience,
                Set.of(bench.orderSigner.publicKey()),
                CaBench.PROFILES,
                new RuleSets.AnyPublished());
    }

    CaElsewhere open() {
        return open(FailPoint.none());
    }

    CaElsewhere open(FailPoint failPoint) {
        return open(signed(), failPoint);
    }

    CaElsewhere open(Protection protection, FailPoint failPoint) {
        return CmpCa.open(settings(other.address(), other.certificate()), protection, bench.database, clock, failPoint);
    }

    /** An order with the applicant's key that it is submitted with. */
    record Request(SignedOrder order, Der key) {
        UUID id() {
            return CaBench.idOf(order);
        }

        Submission submitTo(CaElsewhere ca) {
            return ca.submit(order, Optional.of(key));
        }
    }

    Request request() {
        Der key = CaBench.applicantKey();
        return new Request(bench.sign(CaBench.order(key)), key);
    }

    @Override
    public void close() {
        other.close();
        bench.close();
    }
}
