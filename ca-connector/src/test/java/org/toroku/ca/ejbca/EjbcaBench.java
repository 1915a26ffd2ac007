package org.toroku.ca.ejbca;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.toroku.ca.Submission;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.cmp.LittleCa;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.Contributed;
import org.toroku.ca.elsewhere.ElsewhereSettings;
import org.toroku.ca.elsewhere.FailPoint;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.signing.CaBench;
import org.toroku.pki.Der;

/** The adapter beside a little EJBCA, with the journal and the order key of a {@link CaBench}. */
final class EjbcaBench implements AutoCloseable {
    final CaBench bench;
    final LittleEjbca other;
    final LittleEjbcaTls tls;
    Duration deadline = Duration.ofSeconds(10);
    Duration patience = Duration.ofHours(1);
    Duration pause = deadline.multipliedBy(EjbcaSettings.DEADLINES_IN_PAUSE);
    String caName = LittleEjbca.CA;
    Clock clock = Clock.systemUTC();

    EjbcaBench() {
        this(new CaBench());
    }

    EjbcaBench(CaBench bench) {
        this.bench = bench;
        LittleCa ca = new LittleCa("Little EJBCA " + UUID.randomUUID());
        this.tls = new LittleEjbcaTls(ca);
        this.other = new LittleEjbca(ca, tls.server());
    }

    CaElsewhere open() {
        return open(FailPoint.none());
    }

    CaElsewhere open(FailPoint failPoint) {
        return open(tls.ra(), failPoint);
    }

    CaElsewhere open(SSLContext context, FailPoint failPoint) {
        EjbcaSettings settings = new EjbcaSettings(
                other.address(),
                caName,
                LittleEjbca.END_ENTITY_PROFILE,
                CaBench.PROFILES.ids().stream()
                        .collect(Collectors.toMap(Function.identity(), id -> LittleEjbca.CERTIFICATE_PROFILE)),
                pause,
                new ElsewhereSettings(
                        "ejbca",
                        other.ca.certificate(),
                        Contributed.none(),
                        deadline,
                        patience,
                        Set.of(bench.orderSigner.publicKey()),
                        CaBench.PROFILES,
                        new RuleSets.AnyPublished()));
        return EjbcaCa.open(settings, context, bench.database, clock, failPoint);
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

    /** Has the pause of every sending be over, as if the database's clock had run on. */
    void waitOutThePause() {
        bench.execute("""
                WITH changed AS (UPDATE ca.cmp_exchange x SET ask_after = clock_timestamp() - interval '1 second'
                    WHERE ask_after IS NOT NULL RETURNING x)
                SELECT ca.append_event('EXCHANGE_SENT', 'exchange ' || (x).order_id, x, '', now()) FROM changed
                """);
    }

    @Override
    public void close() {
        other.close();
        bench.close();
    }
}
