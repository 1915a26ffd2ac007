package org.toroku.ca.ejbca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.toroku.ca.CaConnector;
import org.toroku.ca.CaConnectorContract;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.signing.CaBench;

/** The adapter keeps what the port promises, and sends nothing that EJBCA does not describe. */
class EjbcaContractTest extends CaConnectorContract {
    private Optional<EjbcaBench> peer = Optional.empty();

    @Override
    protected CaConnector open(CaBench bench) {
        peer = Optional.of(new EjbcaBench(bench));
        return openBeside(bench);
    }

    @Override
    protected CaConnector openBeside(CaBench bench) {
        return peer.orElseThrow().open();
    }

    @Override
    protected void close(CaConnector connector) {
        ((CaElsewhere) connector).close();
    }

    @AfterAll
    void closePeer() {
        LittleEjbca other = peer.orElseThrow().other;
        assertThat(other.objections).isEmpty();
        other.close();
    }
}
