package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.log.HeadIntake;
import org.toroku.ca.log.HeadOutlet;
import org.toroku.ca.log.LogKeeper;
import org.toroku.ca.log.LogRound;
import org.toroku.ca.log.LogSettings;
import org.toroku.ca.pkcs11.VerifyingKey;
import org.toroku.ca.signing.Answers;
import org.toroku.ca.signing.CaBench;
import org.toroku.ca.signing.SigningCa;
import org.toroku.ca.status.Publishing;
import org.toroku.ca.status.StatusIntake;
import org.toroku.ca.status.StatusOutlet;
import org.toroku.ca.status.StatusParcel;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusSettings;
import org.toroku.ca.status.StatusShelf;
import org.toroku.pki.Der;

/** What the CA publishes in its room arrives whole where verifiers ask, or not at all. */
@Timeout(180)
class BroughtStatusTest {
    @TempDir
    private Path folder;

    private final Queue<String> alarms = new ConcurrentLinkedQueue<>();
    private CaBench bench;
    private PapersOfBoth papers;
    private SigningCa ca;
    private StatusPublisher publisher;
    private StatusIntake intake;
    private StatusShelf shelf;
    private HeadIntake heads;
    private ApartCa authority;
    private StatusCarrier carrier;

    @BeforeEach
    void open() throws IOException {
        bench = new CaBench();
        ca = bench.open();
        publisher = ca.publisher(StatusSettings.standard(there()), Clock.systemUTC());
        Path papersFolder = Files.createDirectory(folder.resolve("papers"));
        papers = new PapersOfBoth(papersFolder);
        intake = new StatusIntake(
                here(),
                bench.keys.caCertificate(),
                new StatusIntake.Places(CaBench.PROFILES.lists(), Optional.empty()),
                Clock.systemUTC());
        shelf = intake.shelf();
        heads = new HeadIntake(
                folder.resolve("heads"), new VerifyingKey(bench.keys.responderKey()), bench.keys.caCertificate());
        authority = ApartCa.open(
                new ApartCa.Own(
                        bench.keys.caCertificate(),
                        CaBench.PROFILES,
                        bench.orderSigner,
                        Optional.of(intake),
                        Optional.of(heads)),
                Rooms.TIMES,
                new ApartCa.Door(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), papers.authority(), alarms::add),
                Clock.systemUTC());
        carrier = new StatusCarrier(
                new StatusOutlet(there()),
                sealer(Clock.systemUTC()),
                Rooms.address(authority),
                papers.connector(),
                Duration.ofSeconds(20));
    }

    private RoomSealer sealer(Clock clock) {
        return new RoomSealer(ca.responderSigner(), publisher::responderCertificate, bench.keys.caCertificate(), clock);
    }

    private Path there() {
        return folder.resolve("room");
    }

    private Path here() {
        return folder.resolve("authority");
    }

    @AfterEach
    void close() {
        carrier.close();
        authority.close();
        publisher.close();
        ca.close();
        bench.close();
    }

    private String issue() {
        Der key = CaBench.applicantKey();
        return Answers.issued(ca.submit(bench.sign(CaBench.order(key)), Optional.of(key)))
                .serial();
    }

    private void publish() {
        assertThat(publisher.publish()).isInstanceOf(Publishing.Published.class);
    }

    private Optional<Long> listHere() {
        return shelf.list().map(StatusShelf.PublishedList::number);
    }

    private long listThere() {
        return publisher.shelf().list().orElseThrow().number();
    }

    @Test
    void listAndAnswersArriveAndTheNextOnesReplaceThem() throws Exception {
        String serial = issue();
        publish();
        assertThat(listHere()).isEmpty();

        carrier.round();

        Answers.await(() -> listHere().isPresent());
        assertThat(listHere()).contains(listThere());
        assertThat(Files.readAllBytes(shelf.list().orElseThrow().file()))
                .isEqualTo(Files.readAllBytes(
                        publisher.shelf().list().orElseThrow().file()));

        ca.revoke(serial, RevocationReason.KEY_COMPROMISE, "officer-1");
        publish();
        carrier.round();

        Answers.await(() -> listHere().equals(Optional.of(listThere())));
        assertThat(intake.generation())
                .isEqualTo(new StatusOutlet(there()).current().orElseThrow().generation());
        assertThat(alarms).isEmpty();
    }

    @Test
    void aFileThatIsNotTheNamedOneIsNotTaken() throws Exception {
        issue();
        publish();
        StatusParcel parcel = new StatusOutlet(there()).current().orElseThrow();
        for (Map.Entry<String, Path> file : parcel.files().entrySet()) {
            assertThat(intake.lacking(parcel.manifest())).contains(file.getKey());
            assertThatThrownBy(() -> intake.take(
                            parcel.manifest(), file.getKey(), new ByteArrayInputStream(new byte[] {1, 2, 3})))
                    .isInstanceOf(IOException.class);
            assertThat(here().resolve(file.getKey())).doesNotExist();
        }
        assertThatThrownBy(
                        () -> intake.take(parcel.manifest(), "../elsewhere.crl", new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> intake.putInForce(parcel.manifest())).isInstanceOf(IOException.class);
        assertThat(listHere()).isEmpty();
    }

    /** Whoever has the connector's key for the connection brings nothing of his own, and leaves nothing out. */
    @Test
    void whatTheTokenDidNotSignIsNotBrought() throws Exception {
        issue();
        publish();
        String manifest = outlet().manifest();
        Der ca = Der.of(bench.keys.caCertificate().sha256());
        SealedPublication genuine = sealer(Clock.systemUTC()).sealed(manifest);
        Der altered = new SealedPublication.Statement(
                        ca, Instant.now(Clock.systemUTC()), with(manifest, "answers", "0"))
                .bytes();
        Clock early = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-6));
        Map<Der, String> refused = Map.of(
                Der.of(manifest.getBytes(java.nio.charset.StandardCharsets.UTF_8)), "status-not-taken",
                new SealedPublication(genuine.statement(), Optional.empty()).bytes(), "answer-not-signed",
                new SealedPublication(altered, genuine.seal()).bytes(), "answer-signature-invalid",
                new SealedPublication(
                                        genuine.statement(),
                                        sealer(Clock.systemUTC()).seal(RoomSeal.Word.ANSWER, genuine.statement()))
                                .bytes(),
                        "answer-signature-invalid",
                sealer(early).sealed(manifest).bytes(), "answer-too-old");
        try (PullClient client = new PullClient(Rooms.address(authority), papers.connector(), Duration.ofSeconds(10))) {
            for (Map.Entry<Der, String> each : refused.entrySet()) {
                for (String path : java.util.List.of(StatusDoor.OFFER, StatusDoor.PUT_IN_FORCE)) {
                    alarms.clear();
                    assertThat(client.post(path, each.getKey())).isEqualTo(new PullClient.Called.Status(422));
                    assertThat(alarms).contains(each.getValue());
                }
            }
            String list = line(manifest, "list");
            assertThat(client.post(StatusDoor.FILE + list, there().resolve(list), Duration.ofSeconds(10)))
                    .as("nothing is offered")
                    .isEqualTo(new PullClient.Called.Status(422));
        }
        assertThat(listHere()).isEmpty();
        carrier.round();
        Answers.await(() -> listHere().equals(Optional.of(listThere())));
    }

    /** Its room is needed by what comes next. */
    @Test
    void whatWasLeftHalfwayGivesWayToTheNextPublication() throws Exception {
        issue();
        publish();
        StatusParcel first = outlet();
        handOver(first, first.manifest());
        String list = line(first.manifest(), "list");
        assertThat(here().resolve(list)).exists();
        publishLater();
        StatusParcel second = outlet();
        assertThat(second.files()).doesNotContainKey(list);

        assertThat(intake.lacking(second.manifest())).isNotEmpty();

        assertThat(here().resolve(list)).doesNotExist();
        handOver(second, second.manifest());
        intake.putInForce(second.manifest());
        assertThat(intake.generation()).isEqualTo(second.generation());
    }

    private LogKeeper log() {
        return ca.keepLog(
                new LogSettings(folder.resolve("log"), Duration.ofMillis(1), Optional.empty(), Optional.empty()),
                Clock.systemUTC());
    }

    /** The log is kept where nobody gets; its heads are fetched here. */
    @Test
    void headsOfTheLogAreBroughtAndFetchedByAnybody() throws Exception {
        LogKeeper log = log();
        HeadOutlet outlet = new HeadOutlet(folder.resolve("log"));
        try (HeadCarrier heads =
                new HeadCarrier(outlet, Rooms.address(authority), papers.connector(), Duration.ofSeconds(20))) {
            heads.round();
            assertThat(this.heads.shelf().newest()).isEmpty();
            for (int i = 0; i < 3; i++) {
                // nothing is issued before the log was looked at
                assertThat(log.round()).isInstanceOf(LogRound.Kept.class);
                issue();
                assertThat(log.round()).isInstanceOf(LogRound.Kept.class);
            }
            heads.round();

            assertThat(this.heads.shelf().newest())
                    .isEqualTo(log.shelf().newest())
                    .isPresent();
            assertThat(outlet.after(0, 100)).hasSizeGreaterThan(1);
            assertThat(new HeadOutlet(folder.resolve("heads")).after(0, 100)).isEqualTo(outlet.after(0, 100));
            assertThat(new HeadIntake(
                                    folder.resolve("heads"),
                                    new VerifyingKey(bench.keys.responderKey()),
                                    bench.keys.caCertificate())
                            .shelf()
                            .newest())
                    .as("after a restart")
                    .isEqualTo(log.shelf().newest());
            assertThat(alarms).isEmpty();
        }
    }

    @Test
    void aHeadThatTheCaDidNotSignIsNotTaken() throws Exception {
        LogKeeper log = log();
        assertThat(log.round()).isInstanceOf(LogRound.Kept.class);
        issue();
        assertThat(log.round()).isInstanceOf(LogRound.Kept.class);
        String genuine = log.shelf().newest().orElseThrow();
        int digit = genuine.indexOf('\n') + 1;
        String larger = genuine.substring(0, digit) + "9" + genuine.substring(digit);
        try (PullClient client = new PullClient(Rooms.address(authority), papers.connector(), Duration.ofSeconds(10))) {
            for (String note : java.util.List.of(larger, "nonsense", "")) {
                alarms.clear();
                assertThat(client.post(HeadDoor.HEADS, HeadDoor.message(java.util.List.of(note))))
                        .isEqualTo(new PullClient.Called.Status(422));
                assertThat(alarms).contains("log-head-not-ours");
            }
            assertThat(client.post(HeadDoor.HEADS, Der.of(new byte[] {1, 2})))
                    .isEqualTo(new PullClient.Called.Status(503));
            assertThat(heads.newest()).isZero();
            assertThat(client.post(HeadDoor.HEADS, HeadDoor.message(java.util.List.of(genuine))))
                    .isEqualTo(new PullClient.Called.Status(PullServer.TAKEN));
            assertThat(heads.shelf().newest()).contains(genuine);
        }
    }

    private void publishLater() {
        ca.revoke(issue(), RevocationReason.KEY_COMPROMISE, "officer-1");
        publish();
    }

    @Test
    void anAnswerThatTheResponderDidNotSignIsNotPutInForce() throws Exception {
        issue();
        publish();
        StatusParcel parcel = outlet();
        String answers = line(parcel.manifest(), "file.0");
        byte[] octets = Files.readAllBytes(parcel.files().get(answers));
        octets[octets.length / 4] ^= 1;
        String manifest =
                with(parcel.manifest(), "file.0-sha256", Der.of(octets).sha256Hex());
        handOverAltered(parcel, manifest, answers, octets);

        assertThatThrownBy(() -> intake.putInForce(manifest)).hasMessageContaining("an answer that is none");
        assertThat(listHere()).isEmpty();
    }

    @Test
    void anOlderPublicationReplacesNoNewerOne() throws Exception {
        String serial = issue();
        publish();
        carrier.round();
        StatusParcel older = new StatusOutlet(there()).current().orElseThrow();
        ca.revoke(serial, RevocationReason.KEY_COMPROMISE, "officer-1");
        publish();
        carrier.round();
        long now = intake.generation();

        assertThatThrownBy(() -> intake.putInForce(older.manifest())).isInstanceOf(IOException.class);
        assertThat(intake.generation()).isEqualTo(now);
    }

    private StatusParcel outlet() throws IOException {
        return new StatusOutlet(there()).current().orElseThrow();
    }

    private static String line(String manifest, String key) {
        return manifest.lines()
                .filter(line -> line.startsWith(key + "="))
                .findFirst()
                .orElseThrow()
                .substring(key.length() + 1);
    }

    private static String with(String manifest, String key, String value) {
        return manifest.replace(key + "=" + line(manifest, key) + "\n", key + "=" + value + "\n");
    }

    private void handOver(StatusParcel parcel, String manifest) throws IOException {
        for (String name : intake.lacking(manifest)) {
            try (InputStream in = Files.newInputStream(parcel.files().get(name))) {
                intake.take(manifest, name, in);
            }
        }
    }

    @Test
    void aListThatTheCaDidNotSignIsNotPutInForce() throws Exception {
        issue();
        publish();
        StatusParcel parcel = outlet();
        String list = line(parcel.manifest(), "list");
        byte[] altered = Files.readAllBytes(parcel.files().get(list));
        altered[altered.length - 1] ^= 1;
        String manifest = with(parcel.manifest(), "list-sha256", Der.of(altered).sha256Hex());
        handOverAltered(parcel, manifest, list, altered);

        assertThatThrownBy(() -> intake.putInForce(manifest)).hasMessageContaining("did not sign");
        assertThat(listHere()).isEmpty();
        carrier.round();
        Answers.await(() -> listHere().equals(Optional.of(listThere())));
    }

    private void handOverAltered(StatusParcel parcel, String manifest, String list, byte[] altered) throws IOException {
        for (String name : intake.lacking(manifest)) {
            byte[] octets = name.equals(list)
                    ? altered
                    : Files.readAllBytes(parcel.files().get(name));
            intake.take(manifest, name, new ByteArrayInputStream(octets));
        }
    }

    @Test
    void aListIsOfTheNumberThatIsSigned() throws Exception {
        issue();
        publish();
        StatusParcel parcel = outlet();
        String raised = with(parcel.manifest(), "list-number", "999999999");
        handOver(parcel, raised);

        assertThatThrownBy(() -> intake.putInForce(raised)).hasMessageContaining("did not sign");
    }

    /** Whoever brings could else shut out whatever the CA publishes afterwards. */
    @Test
    void aRaisedNumberOfAPublicationShutsNoNewerListOut() throws Exception {
        String serial = issue();
        publish();
        StatusParcel parcel = outlet();
        String raised = with(parcel.manifest(), "generation", Long.toString(1L << 50));
        handOver(parcel, raised);
        intake.putInForce(raised);
        assertThat(listHere()).contains(listThere());

        Instant before = Instant.now(Clock.systemUTC());
        assertThat(intake.shows(serial, before)).isEmpty();
        ca.revoke(serial, RevocationReason.KEY_COMPROMISE, "officer-1");
        publish();
        carrier.round();

        Answers.await(() -> listHere().equals(Optional.of(listThere())));
        assertThat(intake.shows(serial, before)).isPresent();
    }

    @Test
    void aRevocationIsShownOnceTheListHereHasIt() throws Exception {
        String serial = issue();
        String other = issue();
        ca.revoke(other, RevocationReason.SUPERSEDED, "officer-1");
        publish();
        carrier.round();
        Instant before = Instant.now(Clock.systemUTC()).minusSeconds(5);

        assertThat(intake.shows(serial, before)).isEmpty();
        assertThat(intake.shows(other, before)).isPresent();
        assertThat(intake.shows(other, before.plusSeconds(3_600))).isEmpty();
    }

    @Test
    void whatWasAlteredHereIsAskedForAnew() throws Exception {
        issue();
        publish();
        carrier.round();
        String list = line(outlet().manifest(), "list");
        Files.write(here().resolve(list), new byte[] {1, 2, 3});

        handOver(outlet(), outlet().manifest());
        intake.putInForce(outlet().manifest());

        assertThat(Files.readAllBytes(shelf.list().orElseThrow().file()))
                .isEqualTo(Files.readAllBytes(there().resolve(list)));
    }

    /** Octets that do not come, as of a line that hangs. */
    private static final class Hanging extends InputStream {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            return read();
        }
    }

    private List<String> filesHere() throws IOException {
        try (Stream<Path> files = Files.list(here())) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    /** Whoever brings slowly keeps nobody from the folder. */
    @Test
    void aFileThatComesSlowlyHoldsNothingUp() throws Exception {
        issue();
        publish();
        StatusParcel parcel = outlet();
        String list = line(parcel.manifest(), "list");
        intake.lacking(parcel.manifest());
        Hanging hanging = new Hanging();
        Thread slow = Thread.ofVirtual().start(() -> {
            try {
                intake.take(parcel.manifest(), list, hanging);
            } catch (IOException asItShould) {
                alarms.add("hanging: " + asItShould.getMessage());
            }
        });
        hanging.begun.await();

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            handOver(parcel, parcel.manifest());
            intake.putInForce(parcel.manifest());
        });
        assertThat(listHere()).contains(listThere());

        hanging.end.countDown();
        slow.join();
        assertThat(alarms).hasSize(1);
        assertThat(filesHere()).noneMatch(name -> name.contains(".part"));
    }

    private String offered(PullClient client, String manifest) {
        PullClient.Called called = client.post(
                StatusDoor.OFFER, sealer(Clock.systemUTC()).sealed(manifest).bytes());
        assertThat(called).isInstanceOf(PullClient.Called.Body.class);
        return new String(((PullClient.Called.Body) called).bytes().toByteArray(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** A file's address has what only the last offer was answered with. */
    @Test
    void aFileIsTakenForTheOfferThatItBelongsToAndOneAtATime() throws Exception {
        issue();
        publish();
        StatusParcel parcel = outlet();
        String list = line(parcel.manifest(), "list");
        Path file = there().resolve(list);
        try (PullClient client = new PullClient(Rooms.address(authority), papers.connector(), Duration.ofSeconds(10));
                Socket slow = papers.connector()
                        .context()
                        .getSocketFactory()
                        .createSocket(
                                InetAddress.getLoopbackAddress(),
                                authority.address().getPort())) {
            String first = offered(client, parcel.manifest());
            String second = offered(client, parcel.manifest());
            assertThat(second).isNotEqualTo(first);
            for (String address : List.of(list, "/" + list, first + "/" + list, first + "/../" + list)) {
                assertThat(client.post(StatusDoor.FILE + address, file, Duration.ofSeconds(10)))
                        .isEqualTo(new PullClient.Called.Status(422));
            }
            assertThat(here().resolve(list)).doesNotExist();

            String head = "POST " + StatusDoor.FILE + second + "/" + list + " HTTP/1.1\r\nContent-Length: 2\r\n\r\nx";
            slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();
            Answers.await(() -> client.post(StatusDoor.FILE + second + "/" + list, file, Duration.ofSeconds(10))
                    .equals(new PullClient.Called.Status(503)));

            String third = offered(client, parcel.manifest());
            assertThat(client.post(StatusDoor.FILE + third + "/" + list, file, Duration.ofSeconds(10)))
                    .isEqualTo(new PullClient.Called.Status(PullServer.TAKEN));
            slow.getOutputStream().write('y');
            slow.getOutputStream().flush();
            assertThat(new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 422");
        }
    }

    private static String reason(ThrowingCallable call) {
        return catchThrowableOfType(StatusIntake.NotTaken.class, call).reason();
    }

    private static String increased(String manifest, String key, long by) {
        return with(manifest, key, Long.toString(Long.parseLong(line(manifest, key)) + by));
    }

    /** In force, it would keep every true one out until that time. */
    @Test
    void aPublicationFromTheFutureIsNeitherOfferedNorTaken() throws Exception {
        issue();
        try (StatusPublisher fast =
                ca.publisher(StatusSettings.standard(there()), Clock.offset(Clock.systemUTC(), Duration.ofHours(1)))) {
            assertThat(fast.publish()).isInstanceOf(Publishing.Published.class);
        }

        carrier.round();

        assertThat(alarms).as("not offered").isEmpty();
        assertThat(reason(() -> intake.lacking(outlet().manifest()))).isEqualTo("publication-from-the-future");
        try (PullClient client = new PullClient(Rooms.address(authority), papers.connector(), Duration.ofSeconds(10))) {
            assertThat(client.post(
                            StatusDoor.OFFER,
                            sealer(Clock.systemUTC())
                                    .sealed(outlet().manifest())
                                    .bytes()))
                    .isEqualTo(new PullClient.Called.Status(422));
        }
        assertThat(alarms).containsExactly("publication-from-the-future");
        assertThat(intake.generation()).isZero();
    }

    @Test
    void aGreaterNumberIsNewerWhateverTheClockSaid() throws Exception {
        issue();
        publish();
        carrier.round();
        String next = increased(increased(outlet().manifest(), "list-number", 1), "list-this-update", -3_600);
        next = with(with(next, "list", "list-999.crl"), "list-sha256", "ab".repeat(32));

        assertThat(intake.lacking(next)).contains("list-999.crl");
    }

    @Test
    void aNameOrNumberThatIsInForceIsNotGivenTwice() throws Exception {
        issue();
        publish();
        carrier.round();
        String manifest = outlet().manifest();
        String otherFile = with(increased(manifest, "list-number", 1), "list-sha256", "ab".repeat(32));
        String otherAnswers = with(manifest, "file.0-sha256", "ab".repeat(32));
        String otherList = with(with(manifest, "list", "list-999.crl"), "list-sha256", "ab".repeat(32));

        assertThat(reason(() -> intake.lacking(otherFile))).isEqualTo("publication-name-twice");
        assertThat(reason(() -> intake.lacking(otherAnswers))).isEqualTo("publication-name-twice");
        assertThat(reason(() -> intake.lacking(otherList))).isEqualTo("list-number-twice");
        assertThat(listHere()).contains(listThere());
    }

    @Test
    void whatIsInForceIsConfirmedAndNotWrittenAnew() throws Exception {
        issue();
        publish();
        carrier.round();
        Instant confirmed = intake.confirmed();
        Object written = Files.getLastModifiedTime(here().resolve("current"));

        intake.putInForce(outlet().manifest());

        assertThat(intake.confirmed()).isAfter(confirmed);
        assertThat(Files.getLastModifiedTime(here().resolve("current"))).isEqualTo(written);
    }

    @Test
    void whatIsNoManifestIsRefused() {
        assertThatThrownBy(() -> intake.lacking("list=../../etc/passwd")).isInstanceOf(IOException.class);
    }
}
