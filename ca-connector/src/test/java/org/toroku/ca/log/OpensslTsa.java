package org.toroku.ca.log;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.toroku.pki.timestamp.TimestampAuthority;
import org.toroku.pki.timestamp.TimestampTrust;

/** A timestamp authority: {@code openssl ts -reply} behind HTTP, with a root of its own. */
final class OpensslTsa implements AutoCloseable {
    private static final String POLICY = "1.3.6.1.4.1.99999.1";
    /** openssl judges timestamps by the clock of this machine, so the authority stamps by it. */
    private static final String MAKE = """
            set -e
            openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 30 -subj "/CN=Stamp root" \\
              -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
            openssl req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj "/CN=Stamps"
            printf 'extendedKeyUsage=critical,timeStamping\\nkeyUsage=critical,digitalSignature\\n' > tsa.ext
            openssl x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -days 20 -extfile tsa.ext -out tsa.pem
            cat > tsa.cnf <<'CONFIG'
            [tsa]
            default_tsa = one
            [one]
            serial = serial
            crypto_device = builtin
            signer_cert = tsa.pem
            certs = root.pem
            signer_key = tsa.key
            signer_digest = sha256
            default_policy = 1.3.6.1.4.1.99999.1
            digests = sha256
            ess_cert_id_alg = sha256
            CONFIG
            echo 01 > serial
            """;

    private final Path folder;
    private final HttpServer server;
    private volatile boolean away;
    private volatile int asked;

    OpensslTsa(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        shell(MAKE);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** From now on it answers nothing that counts, or does again. */
    void away(boolean now) {
        away = now;
    }

    int asked() {
        return asked;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
    }

    Path root() {
        return folder.resolve("root.pem");
    }

    Stamping stamping(boolean required) throws IOException {
        return stamping(url(), root(), required);
    }

    static Stamping stamping(URI url, Path root, boolean required) throws IOException {
        return new Stamping(
                new TimestampAuthority.Settings(
                        url,
                        new TimestampTrust(List.of(PemFiles.certificate(root)), List.of(), Optional.of(POLICY)),
                        Duration.ofSeconds(20),
                        // clocks of tests are moved, the authority's is not
                        Duration.ofDays(30)),
                Duration.ofHours(1),
                Duration.ofMinutes(1),
                Duration.ofHours(6),
                required);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked++;
            if (away) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            Files.write(folder.resolve("query"), exchange.getRequestBody().readAllBytes());
            shell("openssl ts -reply -config tsa.cnf -queryfile query -out reply");
            byte[] reply = Files.readAllBytes(folder.resolve("reply"));
            exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
