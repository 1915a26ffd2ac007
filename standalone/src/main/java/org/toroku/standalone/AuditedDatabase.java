package org.toroku.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The database of a data folder: the one that a running Toroku keeps there, or else started for as long as this is open. */
final class AuditedDatabase implements AutoCloseable {
    /** Line of {@code postmaster.pid} that holds the port (PostgreSQL, storage file layout). */
    private static final int PORT_LINE = 3;

    private final String address;
    private final List<AutoCloseable> ours;

    private AuditedDatabase(String address, List<AutoCloseable> ours) {
        this.address = address;
        this.ours = ours;
    }

    /**
     * Opens the database of {@code data}; nothing is made where there is none.
     *
     * @throws IOException if the folder holds no database, or its pid file cannot be read
     */
    static AuditedDatabase of(Path data) throws IOException {
        if (!Files.exists(data.resolve("postgres").resolve("PG_VERSION"))) {
            throw new NoSuchFileException("no Toroku has run on " + data);
        }
        DataFolder folder;
        try {
            folder = DataFolder.open(data);
        } catch (DataFolder.InUseException running) {
            List<String> pidFile = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
            if (pidFile.size() <= PORT_LINE) {
                throw new IOException("the database of the running Toroku is not ready", running);
            }
            return new AuditedDatabase("127.0.0.1:" + pidFile.get(PORT_LINE).strip(), List.of());
        }
        try {
            LocalDatabase database = LocalDatabase.start(folder);
            return new AuditedDatabase(database.address(), List.of(database, folder));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    String url(String schema) {
        return "jdbc:postgresql://" + address + "/toroku?currentSchema=" + schema;
    }

    @Override
    public void close() {
        for (AutoCloseable part : ours) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("the database does not stop", e);
            }
        }
    }
}
