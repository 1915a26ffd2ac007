package org.toroku.testkit.pki;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Object identifiers and distinguished names of the test PKI; every name says TEST. */
public final class JpkiTestNames {

    /** Policy J-LIS puts into its test cards; the default of every card here. */
    public static final String TEST_CARD_POLICY = "1.2.392.200149.8.5.1.0.20";
    /** Policy of real cards, for tests of "test policy in production mode" and its reverse. */
    public static final String PRODUCTION_CARD_POLICY = "1.2.392.200149.8.5.1.1.20";
    /** Policy of the signature certificate on a phone (secondary source, unconfirmed). */
    public static final String PHONE_POLICY = "1.2.392.200149.8.5.1.1.40";
    /** Policy of the user authentication certificate. */
    public static final String AUTHENTICATION_POLICY = "1.2.392.200149.8.5.1.3.30";
    /** A policy of nobody: below the arc reserved for examples. */
    public static final String FOREIGN_POLICY = "2.999.8.5.1";
    /** Where the certification practice statement is said to be. */
    public static final String CPS = "http://www.jpki.go.jp/cps.html";

    static final ASN1ObjectIdentifier ITEMS = new ASN1ObjectIdentifier("1.2.392.200149.8.5.5");
    static final ASN1ObjectIdentifier NAME = ITEMS.branch("1");
    static final ASN1ObjectIdentifier NAME_FLAGS = ITEMS.branch("2");
    static final ASN1ObjectIdentifier SEX = ITEMS.branch("3");
    static final ASN1ObjectIdentifier BIRTH_DATE = ITEMS.branch("4");
    static final ASN1ObjectIdentifier ADDRESS = ITEMS.branch("5");
    static final ASN1ObjectIdentifier ADDRESS_FLAGS = ITEMS.branch("6");
    /** An item nobody knows yet, as kana will be on the day it appears. */
    static final ASN1ObjectIdentifier UNKNOWN_ITEM = ITEMS.branch("99");

    static final X500Name ANCHOR = authority()
            .addRDN(BCStyle.OU, "Japan Agency for Local Authority Information Systems")
            .build();
    static final X500Name RESPONDER =
            authority().addRDN(BCStyle.CN, "TEST OCSP Responder").build();
    static final X500Name NOT_A_RESPONDER =
            authority().addRDN(BCStyle.CN, "TEST Not A Responder").build();
    static final X500Name ISSUER_ALTERNATIVE = new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.C, "JP")
            .addRDN(BCStyle.O, "TEST 公的個人認証サービス")
            .build();

    private JpkiTestNames() {}

    private static X500NameBuilder authority() {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "JP")
                .addRDN(BCStyle.O, "TEST JPKI")
                .addRDN(BCStyle.OU, "JPKI for digital signature");
    }

    /**
     * Subject of a card: where it was issued and a common name made of the time, five digits and a counter id.
     * The person's name is deliberately not part of it, as on a real card.
     */
    static X500Name holder(Municipality municipality, String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "JP")
                .addRDN(BCStyle.L, municipality.prefecture())
                .addRDN(BCStyle.L, municipality.city())
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    static X500Name distributionPoint(Municipality municipality) {
        return authority()
                .addRDN(BCStyle.OU, "CRL Distribution Points")
                .addRDN(BCStyle.OU, municipality.prefecture())
                .addRDN(BCStyle.CN, municipality.city() + " CRLDP")
                .build();
    }
}
