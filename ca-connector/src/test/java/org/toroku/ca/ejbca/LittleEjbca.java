package org.toroku.ca.ejbca;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.bouncycastle.cert.X509CertificateHolder;
import org.toroku.ca.cmp.LittleCa;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A little CA behind the REST API of EJBCA as its description and its source have it, over TLS on both sides. Keeps end entities
 * that take one request each, as EJBCA does, and refuses what is not as described.
 */
public final class LittleEjbca implements AutoCloseable {
    public static final String CA = "Subscribers CA";
    public static final String END_ENTITY_PROFILE = "Toroku";
    public static final String CERTIFICATE_PROFILE = "TorokuSubscriber";

    static final int HOLD = 6;
    private static final Map<Integer, String> REASONS = Map.of(
            0,
            "UNSPECIFIED",
            1,
            "KEY_COMPROMISE",
            3,
            "AFFILIATION_CHANGED",
            4,
            "SUPERSEDED",
            5,
            "CESSATION_OF_OPERATION",
            HOLD,
            "CERTIFICATE_HOLD",
            9,
            "PRIVILEGES_WITHDRAWN");

    private static final JsonMapper JSON = new JsonMapper();

    /** Status and body, or none where the connection just ends. */
    record Answer(int status, JsonNode body) {
        static Answer empty(int status) {
            return new Answer(status, JSON.missingNode());
        }

        static Answer error(int status, String words) {
            return new Answer(
                    status, JSON.createObjectNode().put("error_code", status).put("error_message", words));
        }
    }

    public final LittleCa ca;
    public final LittleEjbcaFaults faults = new LittleEjbcaFaults();
    final Map<String, LittleEjbcaEndEntity> endEntities = new ConcurrentHashMap<>();
    final Map<String, List<X509CertificateHolder>> certificates = new ConcurrentHashMap<>();
    public final AtomicInteger requests = new AtomicInteger();
    /** What somebody sent that EJBCA does not describe. */
    public final List<String> objections = new CopyOnWriteArrayList<>();

    private final LittleEjbcaSchemas schemas = new LittleEjbcaSchemas();
    private final SSLContext tls;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpsServer server;

    public LittleEjbca(LittleCa ca, SSLContext tls) {
        this.ca = ca;
        this.tls = tls;
        this.server = listening(0);
    }

    private HttpsServer listening(int port) {
        try {
            HttpsServer started = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters both = getSSLContext().getDefaultSSLParameters();
                    both.setNeedClientAuth(true);
                    parameters.setSSLParameters(both);
                }
            });
            started.createContext("/ejbca/ejbca-rest-api/v1/", this::serve);
            started.setExecutor(threads);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/ejbca/ejbca-rest-api");
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() {
        server = listening(server.getAddress().getPort());
    }

    private void serve(HttpExchange http) throws IOException {
        try (http) {
            byte[] body = http.getRequestBody().readAllBytes();
            List<String> path = Arrays.stream(http.getRequestURI().getRawPath().split("/"))
                    .skip(4)
                    .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                    .toList();
            String what = path.getFirst() + "/" + (path.size() > 1 ? path.getLast() : "");
            Optional<Answer> instead = faults.instead(what);
            Answer answer = instead.isPresent()
                    ? instead.get()
                    : faults.afterwards(
                            what, answer(http.getRequestMethod() + " " + what, path, query(http), read(body)));
            if (faults.hangsUp(what)) {
                return;
            }
            byte[] said =
                    answer.body().isMissingNode() ? new byte[0] : faults.body(JSON.writeValueAsBytes(answer.body()));
            http.getResponseHeaders().set("Content-Type", "application/json");
            http.sendResponseHeaders(answer.status(), said.length == 0 ? -1 : said.length);
            http.getResponseBody().write(said);
        } catch (RuntimeException broken) {
            org.slf4j.LoggerFactory.getLogger(LittleEjbca.class).error("the little EJBCA broke", broken);
            throw broken;
        }
    }

    private static JsonNode read(byte[] body) {
        return body.length == 0 ? JSON.missingNode() : JSON.readTree(body);
    }

    private static String query(HttpExchange http) {
        return Optional.ofNullable(http.getRequestURI().getRawQuery()).orElse("");
    }

    private synchronized Answer answer(String what, List<String> path, String query, JsonNode body) {
        return switch (what) {
            case "POST endentity/" -> described("AddEndEntityRestRequest", body).orElseGet(() -> add(body));
            case "POST endentity/search" ->
                described("SearchEndEntitiesRestRequest", body)
                        .or(() -> notSeen(body))
                        .orElseGet(() -> findEndEntities(body));
            case "PUT endentity/revoke" ->
                described("EndEntityRevocationRestRequest", body)
                        .orElseGet(() -> revokeEndEntity(
                                path.get(1), body.path("reason_code").asInt()));
            case "POST certificate/certificaterequest" ->
                described("CertificateRequestRestRequest", body).orElseGet(() -> enrol(body));
            case "POST certificate/search" ->
                described("SearchCertificatesRestRequest", body)
                        .or(() -> notSeen(body))
                        .orElseGet(() -> findCertificates(body));
            case "PUT certificate/revoke" -> revoke(path, query);
            case "GET certificate/revocationstatus" -> status(path);
            default -> Answer.empty(404);
        };
    }

    private Optional<Answer> described(String schema, JsonNode body) {
        return schemas.objection(schema, body).map(why -> {
            objections.add(why);
            return Answer.error(400, why);
        });
    }

    private Answer add(JsonNode body) {
        LittleEjbcaEndEntity asked = LittleEjbcaEndEntity.of(body);
        if (!CA.equals(asked.ca()) || !END_ENTITY_PROFILE.equals(asked.endEntityProfile())) {
            return Answer.error(400, "Invalid request, unknown end entity profile.");
        }
        return endEntities.putIfAbsent(asked.username(), asked) == null
                ? Answer.empty(200)
                : Answer.error(400, "End entity already exists");
    }

    private Answer enrol(JsonNode body) {
        requests.incrementAndGet();
        LittleEjbcaEndEntity asking = endEntities.get(body.path("username").asString());
        if (asking == null) {
            return Answer.error(404, "no such end entity");
        }
        if (!asking.takes(body.path("password").asString())) {
            return Answer.error(400, "Got request with status GENERATED (40), NEW, FAILED or INPROCESS required");
        }
        if (!"PUBLICKEY".equals(body.path("certificate_request_type").asString())) {
            return Answer.error(400, "a request with a name of its own");
        }
        X509CertificateHolder made =
                ca.issue(asking.template(body.path("certificate_request").asString(), faults));
        certificates
                .computeIfAbsent(asking.username(), name -> new ArrayList<>())
                .add(made);
        asking.generated();
        return new Answer(
                201,
                JSON.createObjectNode()
                        .put("certificate", encoded(made))
                        .put("serial_number", made.getSerialNumber().toString(16))
                        .put("response_format", "DER"));
    }

    private static byte[] encoded(X509CertificateHolder certificate) {
        try {
            return certificate.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** EJBCA refuses a question that names what the one who asks may not see. */
    private static Optional<Answer> notSeen(JsonNode body) {
        boolean seen = criterion(body, "CA").equals(Optional.of(CA))
                && criterion(body, "END_ENTITY_PROFILE").equals(Optional.of(END_ENTITY_PROFILE))
                && criterion(body, "CERTIFICATE_PROFILE")
                        .filter(name -> !CERTIFICATE_PROFILE.equals(name))
                        .isEmpty();
        return seen ? Optional.empty() : Optional.of(Answer.error(400, "Invalid search criteria content, unknown CA."));
    }

    private static Optional<String> criterion(JsonNode body, String property) {
        return body.path("criteria")
                .valueStream()
                .filter(each -> property.equals(each.path("property").asString()))
                .map(each -> each.path("value").asString())
                .findFirst();
    }

    private Answer findEndEntities(JsonNode body) {
        ObjectNode found = JSON.createObjectNode().put("more_results", false);
        var list = found.putArray("end_entities");
        criterion(body, "QUERY")
                .map(endEntities::get)
                .ifPresent(
                        one -> list.addObject().put("username", one.username()).put("status", one.status()));
        return new Answer(200, found);
    }

    private Answer findCertificates(JsonNode body) {
        ObjectNode found = JSON.createObjectNode().put("more_results", false);
        var list = found.putArray("certificates");
        criterion(body, "USERNAME")
                .map(name -> certificates.getOrDefault(name, List.of()))
                .orElse(List.of())
                // Base64 of Base64, as EJBCA has it
                .forEach(each -> list.addObject()
                        .put("certificate", java.util.Base64.getEncoder().encode(encoded(each)))
                        .put("response_format", "DER"));
        return new Answer(200, found);
    }

    private Answer revokeEndEntity(String username, int reason) {
        LittleEjbcaEndEntity one = endEntities.get(username);
        if (one == null) {
            return Answer.error(404, "Could not find end entity");
        }
        if (!one.revoke()) {
            return Answer.error(409, "already revoked");
        }
        certificates
                .getOrDefault(username, List.of())
                .forEach(each -> ca.revoked.putIfAbsent(each.getSerialNumber(), reason));
        return Answer.empty(200);
    }

    private Answer revoke(List<String> path, String query) {
        BigInteger serial = new BigInteger(path.get(2), 16);
        if (!known(path.get(1), serial)) {
            return Answer.error(404, "not found");
        }
        int reason = REASONS.entrySet().stream()
                .filter(each -> query.equals("reason=" + each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
        if (reason < 0) {
            objections.add(query);
            return Answer.error(400, "Invalid revocation reason.");
        }
        return ca.revoked.putIfAbsent(serial, reason) == null
                ? status(path)
                : Answer.error(409, "Certificate is already revoked");
    }

    private boolean known(String issuer, BigInteger serial) {
        return ca.issued.containsKey(serial)
                && LittleEjbcaEndEntity.name(issuer)
                        .equals(LittleEjbcaTls.holder(ca.certificate()).getSubject());
    }

    private Answer status(List<String> path) {
        BigInteger serial = new BigInteger(path.get(2), 16);
        return known(path.get(1), serial)
                ? new Answer(
                        200,
                        JSON.createObjectNode()
                                .put("issuer_dn", path.get(1))
                                .put("serial_number", path.get(2))
                                .put("revoked", ca.revoked.containsKey(serial))
                                .put(
                                        "revocation_reason",
                                        REASONS.getOrDefault(ca.revoked.getOrDefault(serial, -1), "NOT_REVOKED")))
                : Answer.error(404, "not found");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        ca.close();
    }
}
