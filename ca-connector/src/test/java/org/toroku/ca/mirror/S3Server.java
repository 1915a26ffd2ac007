package org.toroku.ca.mirror;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A server of buckets in a process of its own (S3Proxy over a folder), which tests may stop and start again. */
public final class S3Server implements AutoCloseable {
    private static final String BUCKET = "status";
    private static final String ACCESS = "toroku";
    private static final String SECRET = "secret-of-a-test";

    private final Path folder;
    private final int port;
    private final S3Client client;
    private final HttpServer front;
    private Process process;

    public S3Server(Path folder) {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
            Files.createDirectories(folder.resolve("data"));
            Files.writeString(
                    folder.resolve("s3proxy.conf"), """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=filesystem-nio2
                    jclouds.identity=unused
                    jclouds.credential=unused
                    jclouds.filesystem.basedir=%s
                    """.formatted(port, ACCESS, SECRET, folder.resolve("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = launched();
        client = S3Client.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS, SECRET)))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        client.createBucket(bucket -> bucket.bucket(BUCKET));
        front = front();
    }

    /** What gives the files out to everybody: a cache whose origin is the bucket, with a key and a rewriting of its own. */
    private HttpServer front() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    give(exchange, key(exchange.getRequestURI().getRawPath()));
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(String path) {
        String key = URLDecoder.decode(path.substring(1), StandardCharsets.US_ASCII);
        int question = key.indexOf("/ocsp/") + "/ocsp/".length();
        return key.contains("/ocsp/")
                ? key.substring(0, question)
                        + key.substring(question)
                                .replace('+', '-')
                                .replace('/', '_')
                                .replace("=", "")
                : key;
    }

    private void give(HttpExchange exchange, String key) throws IOException {
        try {
            ResponseBytes<GetObjectResponse> file =
                    client.getObjectAsBytes(get -> get.bucket(BUCKET).key(key));
            exchange.getResponseHeaders().set("Content-Type", file.response().contentType());
            exchange.getResponseHeaders().set("Cache-Control", file.response().cacheControl());
            exchange.sendResponseHeaders(200, file.asByteArrayUnsafe().length);
            exchange.getResponseBody().write(file.asByteArrayUnsafe());
        } catch (NoSuchKeyException e) {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private Process launched() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            Process started = new ProcessBuilder(
                            java.toString(),
                            "-Xmx128m",
                            "-jar",
                            Path.of("target", "s3proxy", "s3proxy.jar")
                                    .toAbsolutePath()
                                    .toString(),
                            "--properties",
                            folder.resolve("s3proxy.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("s3proxy.log").toFile())
                    .start();
            awaitPort(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitPort(Process started) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (started.isAlive() && System.nanoTime() < end) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (open.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("no server of buckets: " + Files.readString(folder.resolve("s3proxy.log")));
    }

    /** The bucket, as the product opens it. */
    public S3Store store(Clock clock) {
        return storeOf(ACCESS, clock);
    }

    public S3Store storeOf(String accessKey, Clock clock) {
        return new S3Store(
                new S3Store.Bucket(
                        endpoint(),
                        "us-east-1",
                        BUCKET,
                        "repository/",
                        accessKey,
                        SECRET,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60)),
                clock);
    }

    /** Where anybody reads it. */
    public URI repository() {
        return URI.create("http://127.0.0.1:" + front.getAddress().getPort() + "/repository/");
    }

    public void put(String name, byte[] bytes) {
        client.putObject(put -> put.bucket(BUCKET).key("repository/" + name), RequestBody.fromBytes(bytes));
    }

    public byte[] get(String name) {
        return client.getObjectAsBytes(get -> get.bucket(BUCKET).key("repository/" + name))
                .asByteArray();
    }

    private List<String> names() {
        return client.listObjectsV2Paginator(list -> list.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    public void empty() {
        names().forEach(name ->
                client.deleteObject(delete -> delete.bucket(BUCKET).key(name)));
    }

    public int files() {
        return names().size();
    }

    public void stop() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public void start() {
        process = launched();
    }

    @Override
    public void close() {
        front.stop(0);
        client.close();
        stop();
    }
}
