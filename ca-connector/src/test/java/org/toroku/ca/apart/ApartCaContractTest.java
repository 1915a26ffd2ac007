package org.toroku.ca.apart;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.toroku.ca.CaConnector;
import org.toroku.ca.CaConnectorContract;
import org.toroku.ca.signing.CaBench;

/** A CA in another room keeps what the port promises. */
class ApartCaContractTest extends CaConnectorContract {
    private final Map<CaConnector, Rooms> rooms = new ConcurrentHashMap<>();

    @Override
    protected CaConnector open(CaBench bench) {
        Rooms opened = Rooms.withConnector(bench);
        rooms.put(opened.authority, opened);
        return opened.authority;
    }

    @Override
    protected CaConnector openBeside(CaBench bench) {
        return open(bench);
    }

    @Override
    protected void close(CaConnector connector) {
        Rooms opened = rooms.remove(connector);
        if (opened != null) {
            opened.close();
        }
    }
}
