package org.toroku.ca.cmp;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.toroku.ca.CaConnector;
import org.toroku.ca.CaConnectorContract;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.FailPoint;
import org.toroku.ca.signing.CaBench;

/** The adapter keeps what the port promises, with messages that both sides sign. */
class CmpCaContractTest extends CaConnectorContract {
    private Optional<CmpBench> peer = Optional.empty();

    @Override
    protected CaConnector open(CaBench bench) {
        CmpBench cmp = new CmpBench(bench);
        peer = Optional.of(cmp);
        return openBeside(bench);
    }

    @Override
    protected CaConnector openBeside(CaBench bench) {
        CmpBench cmp = peer.orElseThrow();
        return cmp.open(cmp.signed(), FailPoint.none());
    }

    @Override
    protected void close(CaConnector connector) {
        ((CaElsewhere) connector).close();
    }

    @AfterAll
    void closePeer() {
        peer.orElseThrow().other.close();
    }
}
