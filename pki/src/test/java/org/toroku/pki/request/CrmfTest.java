package org.toroku.pki.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.pki.request.Requests.certRequest;
import static org.toroku.pki.request.Requests.crmf;
import static org.toroku.pki.request.Requests.extension;
import static org.toroku.pki.request.Requests.input;
import static org.toroku.pki.request.Requests.keys;
import static org.toroku.pki.request.Requests.message;
import static org.toroku.pki.request.Requests.messages;
import static org.toroku.pki.request.Requests.proof;
import static org.toroku.pki.request.Requests.proofWithInput;
import static org.toroku.pki.request.Requests.signer;
import static org.toroku.pki.request.Requests.template;

import java.math.BigInteger;
import java.security.KeyPair;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.crmf.CRMFObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.crmf.jcajce.JcaCertificateRequestMessageBuilder;
import org.junit.jupiter.api.Test;
import org.toroku.pki.Der;
import org.toroku.pki.fixture.Spki;

class CrmfTest {
    private static final String ALGORITHM = "SHA256withECDSA";
    private static final KeyPair EC = make();

    private final KeyRequestReader reader = new KeyRequestReader(RequestProfile.standard());

    @Test
    void acceptsAProofOverTheRequestWhereSubjectAndKeyAreInTheTemplate() throws Exception {
        byte[] der = crmf(EC, ALGORITHM);
        assertThat(reader.read(der)).isInstanceOfSatisfying(KeyRequestOutcome.Accepted.class, accepted -> {
            assertThat(accepted.request().format()).isEqualTo(RequestFormat.CRMF);
            assertThat(accepted.request().spki()).isEqualTo(Spki.of(EC.getPublic()));
            assertThat(accepted.request().digestHex()).isEqualTo(Der.of(der).sha256Hex());
            assertThat(accepted.request().signatureAlgorithm()).isEqualTo(ALGORITHM);
        });
    }

    /** Another writer of the format: the library's own. */
    @Test
    void acceptsWhatTheLibraryWrites() throws Exception {
        byte[] withSubject = new JcaCertificateRequestMessageBuilder(BigInteger.ONE)
                .setPublicKey(EC.getPublic())
                .setSubject(new X500Name("CN=shiken"))
                .setProofOfPossessionSigningKeySigner(signer(EC, ALGORITHM))
                .build()
                .getEncoded();
        assertAccepted(withSubject);
        assertAccepted(new DERSequence(ASN1Sequence.getInstance(withSubject)).getEncoded("DER"));
        byte[] withInput = new JcaCertificateRequestMessageBuilder(BigInteger.ONE)
                .setPublicKey(EC.getPublic())
                .setAuthInfoSender(new GeneralName(new X500Name("CN=shiken")))
                .setProofOfPossessionSigningKeySigner(signer(EC, ALGORITHM))
                .build()
                .getEncoded();
        assertAccepted(withInput);
    }

    @Test
    void acceptsAnInputOfItsOwnWhereTheSubjectIsMissing() throws Exception {
        ASN1Sequence request = certRequest(template(EC, false));
        assertAccepted(messages(message(request, proofWithInput(input(EC), signer(EC, ALGORITHM)))));
    }

    @Test
    void refusesAnInputWhereThereMustBeNoneAndNoneWhereThereMustBeOne() throws Exception {
        ASN1Sequence whole = certRequest(template(EC, true));
        assertRefused(
                messages(message(whole, proofWithInput(input(EC), signer(EC, ALGORITHM)))), RefusalCode.POP_INPUT);
        ASN1Sequence part = certRequest(template(EC, false));
        assertRefused(messages(message(part, proof(part, signer(EC, ALGORITHM)))), RefusalCode.POP_INPUT);
    }

    @Test
    void refusesAnInputWithAnotherKeyOrAMac() throws Exception {
        KeyPair other = keys("EC", 256);
        ASN1Sequence request = certRequest(template(EC, false));
        assertRefused(
                messages(message(request, proofWithInput(input(other), signer(other, ALGORITHM)))),
                RefusalCode.POP_INPUT);
        ASN1Sequence mac = new DERSequence(new ASN1Encodable[] {
            new DERSequence(new ASN1Encodable[] {Requests.spki(EC).getAlgorithm(), new DERBitString(new byte[20])}),
            Requests.spki(EC)
        });
        assertRefused(messages(message(request, proofWithInput(mac, signer(EC, ALGORITHM)))), RefusalCode.POP_INPUT);
    }

    @Test
    void refusesAProofByAnotherKeyOrOverAnotherRequest() throws Exception {
        KeyPair other = keys("EC", 256);
        ASN1Sequence request = certRequest(template(EC, true));
        assertRefused(messages(message(request, proof(request, signer(other, ALGORITHM)))), RefusalCode.POP_FAILED);
        ASN1Sequence asked = certRequest(template(other, true));
        assertRefused(messages(message(request, proof(asked, signer(EC, ALGORITHM)))), RefusalCode.POP_FAILED);
        ASN1Sequence part = certRequest(template(EC, false));
        assertRefused(
                messages(message(part, proofWithInput(input(EC), signer(other, ALGORITHM)))), RefusalCode.POP_FAILED);
    }

    @Test
    void refusesARequestWithoutAProofBySignature() throws Exception {
        ASN1Sequence request = certRequest(template(EC, true));
        assertRefused(messages(message(request)), RefusalCode.POP_ABSENT);
        assertRefused(
                messages(message(request, new DERTaggedObject(false, 0, DERNull.INSTANCE))), RefusalCode.POP_ABSENT);
        ASN1Encodable encipherment = new DERTaggedObject(true, 2, new DERTaggedObject(false, 1, new ASN1Integer(0)));
        assertRefused(messages(message(request, encipherment)), RefusalCode.POP_ABSENT);
    }

    @Test
    void refusesSeveralMessagesEvenIfEachIsGood() throws Exception {
        ASN1Sequence request = certRequest(template(EC, true));
        ASN1Sequence one = message(request, proof(request, signer(EC, ALGORITHM)));
        assertRefused(messages(one, one), RefusalCode.SEVERAL_MESSAGES);
    }

    @Test
    void refusesControlsAndRegistrationInfo() throws Exception {
        ASN1Encodable token = new DERSequence(new DERSequence(
                new ASN1Encodable[] {CRMFObjectIdentifiers.id_regCtrl.branch("1"), new DERUTF8String("code")}));
        ASN1Sequence controlled = certRequest(template(EC, true), token);
        assertRefused(
                messages(message(controlled, proof(controlled, signer(EC, ALGORITHM)))), RefusalCode.ODD_ATTRIBUTE);
        ASN1Sequence request = certRequest(template(EC, true));
        assertRefused(
                messages(message(request, proof(request, signer(EC, ALGORITHM)), token)), RefusalCode.ODD_ATTRIBUTE);
    }

    @Test
    void refusesFieldsThatAreTheCasToFill() throws Exception {
        ASN1Sequence request = certRequest(new DERSequence(new ASN1Encodable[] {
            new DERTaggedObject(false, 1, new ASN1Integer(4711)),
            new DERTaggedObject(true, 5, Requests.NAME),
            new DERTaggedObject(false, 6, Requests.spki(EC))
        }));
        assertThat(reader.read(messages(message(request, proof(request, signer(EC, ALGORITHM))))))
                .isEqualTo(new KeyRequestOutcome.Refused(RefusalCode.ODD_FIELD, "serialNumber"));
    }

    @Test
    void judgesExtensionsAsInPkcs10() throws Exception {
        assertRefused(
                asking(extension(Extension.basicConstraints, new BasicConstraints(true))), RefusalCode.CA_REQUESTED);
        ASN1Encodable usage = extension(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature));
        assertRefused(asking(usage, usage), RefusalCode.DUPLICATE_EXTENSION);
        assertRefused(asking(extension(Extension.nameConstraints, new DERSequence())), RefusalCode.ODD_EXTENSION);
        assertAccepted(asking(usage));
    }

    @Test
    void refusesATemplateOutOfOrderOrWithoutKey() throws Exception {
        ASN1Sequence disorder = certRequest(new DERSequence(new ASN1Encodable[] {
            new DERTaggedObject(false, 6, Requests.spki(EC)), new DERTaggedObject(true, 5, Requests.NAME)
        }));
        assertRefused(messages(message(disorder, proof(disorder, signer(EC, ALGORITHM)))), RefusalCode.MALFORMED);
        ASN1Sequence keyless =
                certRequest(new DERSequence(new ASN1Encodable[] {new DERTaggedObject(true, 5, Requests.NAME)}));
        assertRefused(messages(message(keyless, proof(keyless, signer(EC, ALGORITHM)))), RefusalCode.MALFORMED);
    }

    private static byte[] asking(ASN1Encodable... extensions) throws Exception {
        ASN1Sequence request =
                certRequest(template(EC, true, new DERTaggedObject(false, 9, new DERSequence(extensions))));
        return messages(message(request, proof(request, signer(EC, ALGORITHM))));
    }

    private static KeyPair make() {
        try {
            return keys("EC", 256);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertAccepted(byte[] bytes) {
        assertThat(reader.read(bytes)).isInstanceOf(KeyRequestOutcome.Accepted.class);
    }

    private void assertRefused(byte[] bytes, RefusalCode code) {
        assertThat(reader.read(bytes))
                .isInstanceOfSatisfying(
                        KeyRequestOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
