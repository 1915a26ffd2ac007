package org.toroku.ca.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.ca.signing.Answers.issued;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.ca.Submission;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.Contributed;
import org.toroku.ca.signing.CaBench;

/** What the other CA may write into certificates of its own accord: addresses that the operator listed, each one. */
@Timeout(120)
class ContributedTest {
    private static final String FIRST_LIST = "http://crl.other.example/1.crl";
    private static final String SECOND_LIST = "http://crl.other.example/2.crl";
    private static final AccessDescription OCSP = Pointers.ocsp("http://ocsp.other.example/");
    private static final AccessDescription ISSUER = Pointers.issuer("http://other.example/ca.crt");

    private final CmpBench cmp = new CmpBench(new CaBench());

    @AfterEach
    void close() {
        cmp.close();
    }

    private Submission certifiedWith(CRLDistPoint lists, AuthorityInformationAccess access) {
        cmp.contributed = new Contributed(
                Set.of(FIRST_LIST, SECOND_LIST),
                Set.of("http://ocsp.other.example/"),
                Set.of("http://other.example/ca.crt"));
        cmp.other.faults.certificates(certificate -> {
            try {
                return certificate
                        .replaceExtension(Extension.cRLDistributionPoints, false, lists)
                        .replaceExtension(Extension.authorityInfoAccess, false, access);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try (CaElsewhere ca = cmp.open()) {
            return cmp.request().submitTo(ca);
        }
    }

    @Test
    void takesTheAddressesThatTheOperatorListed() {
        Submission answer = certifiedWith(Pointers.lists(Pointers.list(SECOND_LIST)), Pointers.access(ISSUER, OCSP));

        assertThat(issued(answer).serial()).isNotEmpty();
        assertThat(cmp.other.revoked).isEmpty();
    }

    record Other(String what, CRLDistPoint lists, AuthorityInformationAccess access) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Other> addressesThatAreNotListed() {
        CRLDistPoint good = Pointers.lists(Pointers.list(FIRST_LIST));
        AuthorityInformationAccess both = Pointers.access(OCSP, ISSUER);
        return Stream.of(
                new Other("of the profile", Pointers.lists(Pointers.list("http://ca.example/ca.crl")), both),
                new Other("longer", Pointers.lists(Pointers.list(FIRST_LIST + "?x")), both),
                new Other(
                        "one more",
                        Pointers.lists(Pointers.list(FIRST_LIST), Pointers.list("http://x.example/")),
                        both),
                new Other(
                        "responder as issuer",
                        good,
                        Pointers.access(OCSP, Pointers.issuer("http://ocsp.other.example/"))),
                new Other("no responder", good, Pointers.access(ISSUER)),
                new Other("no issuer", good, Pointers.access(OCSP)),
                new Other(
                        "third kind",
                        good,
                        Pointers.access(
                                OCSP,
                                ISSUER,
                                new AccessDescription(
                                        new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.3"),
                                        ISSUER.getAccessLocation()))));
    }

    @ParameterizedTest
    @MethodSource("addressesThatAreNotListed")
    void revokesACertificateWithOtherAddresses(Other other) {
        assertThat(certifiedWith(other.lists(), other.access()))
                .isEqualTo(new Submission.Refused("certificate", "pointers-not-agreed"));
        assertThat(cmp.other.revoked.keySet()).hasSize(1).isEqualTo(cmp.other.issued.keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://*.example/ca.crl", "ca.crl", "http://", "", "ldap://ca.example/cn=ca", "http://a b/"})
    void aListOfAddressesHoldsAddresses(String wild) {
        assertThatThrownBy(() -> new Contributed(Set.of(wild), Set.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verifiersAreToldAList() {
        assertThatThrownBy(() -> new Contributed(Set.of(), Set.of("http://ocsp.other.example/"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
