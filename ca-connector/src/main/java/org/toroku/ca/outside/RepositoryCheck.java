package org.toroku.ca.outside;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.toroku.ca.outside.Fetch.Fetched;
import org.toroku.ca.outside.PublishedAnswer.Said;
import org.toroku.ca.outside.PublishedAnswer.Verdict;

/** Fetches certificate, list and answers from where certificates say that they are, and verifies each. */
public final class RepositoryCheck implements AutoCloseable {
    private static final List<ASN1ObjectIdentifier> HASHES =
            List.of(OIWObjectIdentifiers.idSHA1, NISTObjectIdentifiers.id_sha256);
    /** RFC 5019 section 5: longer requests are sent by POST. */
    private static final int LONGEST_GET = 255;
    /** What stores of files say to a name that they do not have, or will not tell about. */
    private static final Set<String> NO_FILE = Set.of("http-403", "http-404");

    private final Fetch fetch = new Fetch();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final URI repository;
    private final String fingerprint;
    private final Optional<Duration> least;
    private final boolean getOnly;

    /**
     * @param repository ends with a slash; {@code ca.crt}, {@code ca.crl} and {@code ocsp} are below it
     * @param fingerprint lower-case hex SHA-256 of the issuing certificate, known from elsewhere
     * @param least what list and answers have to be valid for still; a quarter of their validity where empty
     * @param getOnly whether the repository is one of files, which cannot answer what is asked by POST
     */
    public RepositoryCheck(URI repository, String fingerprint, Optional<Duration> least, boolean getOnly, Clock clock) {
        this.repository = repository;
        this.fingerprint = fingerprint;
        this.least = least;
        this.getOnly = getOnly;
        this.clock = clock;
    }

    /**
     * What was seen.
     *
     * @param lists those to be relied on, the whole one first
     */
    public record Seen(List<Finding> findings, List<ListSeen> lists) {
        public Seen {
            findings = List.copyOf(findings);
            lists = List.copyOf(lists);
        }
    }

    /**
     * One list, so that the next look can say whether its successor is one.
     *
     * @param name of its file in the repository
     */
    public record ListSeen(String name, BigInteger number, String sha256, int entries, Instant nextUpdate) {}

    /** @param certificates issued by this CA; each is looked for in the list and asked about, in every way there is */
    public Seen look(List<X509Certificate> certificates) {
        List<Finding> findings = new ArrayList<>();
        Optional<X509Certificate> issuer = issuer(findings);
        if (issuer.isEmpty()) {
            return new Seen(findings, List.of());
        }
        FetchedLists lists = new FetchedLists(fetch, repository, issuer.get(), clock, least, findings);
        // looked at in any case; whether it is good for anything shows below
        var _ = lists.list(FetchedLists.WHOLE);
        for (X509Certificate each : certificates) {
            if (each.getIssuerX500Principal().equals(issuer.get().getSubjectX500Principal())) {
                certificate(each, issuer.get(), lists, findings);
            } else {
                findings.add(new Finding("ocsp " + hex(each.getSerialNumber()), "certificate-of-another-issuer"));
            }
        }
        neverIssued(issuer.get(), findings);
        return new Seen(findings, lists.seen());
    }

    private static String hex(BigInteger serial) {
        return serial.toString(16);
    }

    private Optional<Fetched.Body> fetched(String where, String name, List<Finding> findings) {
        return switch (fetch.get(repository.resolve(name))) {
            case Fetched.Body body -> Optional.of(body);
            case Fetched.Nothing nothing -> {
                findings.add(new Finding(where, nothing.why()));
                yield Optional.empty();
            }
        };
    }

    private Optional<X509Certificate> issuer(List<Finding> findings) {
        Optional<Fetched.Body> body = fetched("ca", "ca.crt", findings);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        if (!fingerprint.equals(body.get().bytes().sha256Hex())) {
            findings.add(new Finding("ca", "other-fingerprint"));
            return Optional.empty();
        }
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(body.get().bytes().toByteArray()));
            if (certificate.getNotAfter().toInstant().isBefore(clock.instant())) {
                findings.add(new Finding("ca", "ended"));
            }
            return Optional.of(certificate);
        } catch (GeneralSecurityException e) {
            findings.add(new Finding("ca", "malformed"));
            return Optional.empty();
        }
    }

    /** Names of the lists whose silence says something about {@code certificate}: the one that it names, and the whole one. */
    private static Set<String> listsOf(X509Certificate certificate, FetchedLists lists, List<Finding> findings) {
        Set<String> names = new LinkedHashSet<>();
        Optional<String> own = DistributionPoints.file(certificate);
        if (own.isEmpty()) {
            findings.add(new Finding("crl " + hex(certificate.getSerialNumber()), "named-nowhere-here"));
        }
        own.ifPresent(name -> lists.list(name).ifPresent(list -> {
            if (list.covers(certificate)) {
                names.add(name);
            } else {
                findings.add(new Finding(
                        FetchedLists.where(name) + " " + hex(certificate.getSerialNumber()), "for-other-certificates"));
            }
        }));
        lists.list(FetchedLists.WHOLE)
                .filter(whole -> whole.covers(certificate))
                .ifPresent(whole -> names.add(FetchedLists.WHOLE));
        return names;
    }

    private void certificate(
            X509Certificate certificate, X509Certificate issuer, FetchedLists lists, List<Finding> findings) {
        Set<String> names = listsOf(certificate, lists, findings);
        BigInteger serial = certificate.getSerialNumber();
        String where = "ocsp " + hex(serial);
        for (ASN1ObjectIdentifier hash : HASHES) {
            byte[] question = question(issuer, hash, serial);
            List<Fetched> answers = new ArrayList<>();
            if (!getOnly) {
                answers.add(post(question));
            }
            if (getOnly || path(question).length() <= LONGEST_GET) {
                answers.add(get(question));
            }
            for (Fetched answer : answers) {
                Verdict verdict = judge(answer, issuer, serial);
                verdict.objection()
                        .or(() -> disagreement(verdict, names, lists, serial))
                        .map(what -> new Finding(where, what))
                        .filter(finding -> !findings.contains(finding))
                        .ifPresent(findings::add);
            }
        }
    }

    private static Optional<String> disagreement(
            Verdict verdict, Set<String> names, FetchedLists lists, BigInteger serial) {
        if (verdict.said().equals(Optional.of(Said.UNKNOWN))) {
            return Optional.of("unknown");
        }
        boolean revoked = verdict.said().equals(Optional.of(Said.REVOKED));
        boolean agreed = names.stream()
                .allMatch(name -> saysSo(lists.list(name), serial, revoked)
                        // they were fetched one after the other: what was published in between is no contradiction
                        || saysSo(lists.again(name), serial, revoked));
        return agreed
                ? Optional.empty()
                : Optional.of(revoked ? "revoked-but-not-in-the-list" : "good-but-in-the-list");
    }

    private static boolean saysSo(Optional<PublishedList> list, BigInteger serial, boolean revoked) {
        return list.isPresent() && list.get().revokes(serial) == revoked;
    }

    /** A serial that nobody was ever given; 126 random bits meet none that was. */
    private void neverIssued(X509Certificate issuer, List<Finding> findings) {
        BigInteger serial = new BigInteger(126, random);
        byte[] question = question(issuer, OIWObjectIdentifiers.idSHA1, serial);
        Fetched answer = getOnly ? get(question) : post(question);
        if (getOnly && answer instanceof Fetched.Nothing(var why) && NO_FILE.contains(why)) {
            return;
        }
        Verdict verdict = judge(answer, issuer, serial);
        if (verdict.said().equals(Optional.of(Said.GOOD))) {
            findings.add(new Finding("ocsp", "good-though-never-issued"));
        } else if (verdict.said().isEmpty()
                && !verdict.objection().equals(Optional.of("unauthorized"))
                && verdict.objection().isPresent()) {
            findings.add(new Finding("ocsp", verdict.objection().get()));
        }
    }

    private static String path(byte[] question) {
        return URLEncoder.encode(Base64.getEncoder().encodeToString(question), StandardCharsets.US_ASCII);
    }

    private Fetched get(byte[] question) {
        return fetch.get(repository.resolve("ocsp/" + path(question)));
    }

    private Fetched post(byte[] question) {
        return fetch.post(repository.resolve("ocsp"), "application/ocsp-request", question);
    }

    private Verdict judge(Fetched answer, X509Certificate issuer, BigInteger serial) {
        return switch (answer) {
            case Fetched.Nothing nothing -> Verdict.refused(nothing.why());
            case Fetched.Body body ->
                new PublishedAnswer(issuer, clock.instant(), least)
                        .judge(body.bytes().toByteArray(), serial);
        };
    }

    private static byte[] question(X509Certificate issuer, ASN1ObjectIdentifier hash, BigInteger serial) {
        try {
            CertificateID id = new CertificateID(
                    new BcDigestCalculatorProvider().get(new AlgorithmIdentifier(hash, DERNull.INSTANCE)),
                    new X509CertificateHolder(issuer.getEncoded()),
                    serial);
            return new OCSPReqBuilder().addRequest(id).build().getEncoded();
        } catch (OCSPException | IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("a request about a readable certificate can be written", e);
        }
    }

    @Override
    public void close() {
        fetch.close();
    }
}
