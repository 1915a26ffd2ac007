package org.toroku.ca.signing;

import org.toroku.ca.CaConnector;
import org.toroku.ca.CaConnectorContract;

/** The CA on a token keeps what the port promises. */
class SigningCaContractTest extends CaConnectorContract {
    @Override
    protected CaConnector open(CaBench bench) {
        return bench.open();
    }

    @Override
    protected CaConnector openBeside(CaBench bench) {
        return bench.open();
    }

    @Override
    protected void close(CaConnector connector) {
        ((SigningCa) connector).close();
    }
}
