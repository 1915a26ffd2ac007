package org.toroku.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.toroku.boot.OfficerCommand;

/** {@code ./toroku officer …}: {@link OfficerCommand} on a data folder, beside a running Toroku or without one. */
public final class OfficerLine {
    private OfficerLine() {}

    /** {@code line} is {@code --data DIR} and what the command takes; exits with its code. */
    public static void main(String[] line) {
        System.exit(run(List.of(line)));
    }

    static int run(List<String> line) {
        if (line.size() < 2 || !line.getFirst().equals("--data")) {
            return OfficerCommand.FAILED;
        }
        Path data = Path.of(line.get(1)).toAbsolutePath().normalize();
        try (AuditedDatabase database = AuditedDatabase.of(data)) {
            Path secrets = data.resolve("secrets");
            return OfficerCommand.run(
                    Map.of(
                            "spring.datasource.url", database.url("ra"),
                            "spring.datasource.username", LocalDatabase.RA_ROLE,
                            "spring.datasource.password",
                                    Files.readString(secrets.resolve(LocalDatabase.RA_ROLE))
                                            .strip(),
                            "toroku.book.mac-key-file",
                                    secrets.resolve("mac-key").toString(),
                            "toroku.book.heads-file",
                                    data.resolve(StandaloneProperties.HEADS).toString()),
                    line.subList(2, line.size()));
        } catch (IOException e) {
            System.err.println("できませんでした / could not be done: " + e.getMessage());
            return OfficerCommand.FAILED;
        }
    }
}
