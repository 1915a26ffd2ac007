package org.toroku.ca.apart;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** {@code ./toroku ca run}: the CA in a room of its own, until it is ended by a signal. */
public final class ConnectorProgram {
    private static final String USAGE = "usage / 使い方: toroku ca run --settings FILE";
    private static final int NOT_STARTED = 2;

    private ConnectorProgram() {}

    public static void main(String[] line) throws InterruptedException {
        if (line.length != 2 || !line[0].equals("--settings")) {
            System.err.println(USAGE);
            System.exit(NOT_STARTED);
        }
        try {
            CaRoom room = CaRoom.open(ConnectorSettings.read(Path.of(line[1])), Clock.systemUTC());
            CountDownLatch end = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                room.close();
                                end.countDown();
                            },
                            "end"));
            end.await();
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            System.err.println("認証局を起動できませんでした / the CA was not started: " + e.getMessage());
            System.exit(NOT_STARTED);
        }
    }
}
