package org.toroku.ca.ejbca;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.crmf.CertTemplateBuilder;
import org.bouncycastle.asn1.crmf.OptionalValidity;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import tools.jackson.databind.JsonNode;

/** What EJBCA keeps of one whom it may certify; takes one request. */
final class LittleEjbcaEndEntity {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT);

    private final JsonNode body;
    private String status = "NEW";

    private LittleEjbcaEndEntity(JsonNode body) {
        this.body = body;
    }

    static LittleEjbcaEndEntity of(JsonNode body) {
        return new LittleEjbcaEndEntity(body);
    }

    private String text(String member) {
        return body.path(member).asString();
    }

    String username() {
        return text("username");
    }

    String ca() {
        return text("ca_name");
    }

    String endEntityProfile() {
        return text("end_entity_profile_name");
    }

    String status() {
        return status;
    }

    boolean takes(String code) {
        return "NEW".equals(status) && text("password").equals(code);
    }

    void generated() {
        status = "GENERATED";
    }

    boolean revoke() {
        boolean first = !"REVOKED".equals(status);
        status = "REVOKED";
        return first;
    }

    /** The name as EJBCA with its "LDAP DN order" switched off writes it: the last part of the text first. */
    static X500Name name(String text) {
        List<RDN> parts = Arrays.asList(new X500Name(BCStyle.INSTANCE, text).getRDNs());
        Collections.reverse(parts);
        return new X500Name(parts.toArray(RDN[]::new));
    }

    CertTemplate template(String publicKeyPem, LittleEjbcaFaults faults) {
        byte[] key = Base64.getMimeDecoder()
                .decode(publicKeyPem.replaceAll("-----[A-Z ]+-----", "").strip());
        return new CertTemplateBuilder()
                .setSubject(name(text("subject_dn")))
                .setPublicKey(SubjectPublicKeyInfo.getInstance(key))
                .setValidity(new OptionalValidity(
                        time("start_time", faults.minutesOnly()), time("end_time", faults.minutesOnly())))
                .setExtensions(extensions().generate())
                .build();
    }

    private Time time(String member, boolean minutesOnly) {
        OffsetDateTime at = OffsetDateTime.parse(text(member), TIME);
        return new Time(Date.from((minutesOnly ? at.truncatedTo(ChronoUnit.MINUTES) : at).toInstant()));
    }

    private ExtensionsGenerator extensions() {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        try {
            extensions.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            extensions.addExtension(
                    Extension.certificatePolicies,
                    false,
                    new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier("2.999.1.1"))));
            Optional<String> mail =
                    Optional.of(text("subject_alt_name")).filter(name -> name.startsWith("rfc822Name="));
            if (mail.isPresent()) {
                extensions.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(
                                GeneralName.rfc822Name, mail.get().substring("rfc822Name=".length()))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return extensions;
    }
}
