package org.toroku.pki.request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Takes a CRMF message apart (RFC 4211 3 to 7). The template has to hold the whole public key; a proof that covers less
 * than the template would prove possession of something else. Throws unchecked exceptions for anything else.
 */
final class CrmfReader {
    private static final int VERSION = 0;
    private static final int SUBJECT = 5;
    private static final int PUBLIC_KEY = 6;
    private static final int EXTENSIONS = 9;

    /** Fields that the CA fills; RFC 4211 5 forbids some and makes wishes of the others. */
    private static final Map<Integer, String> NOT_TO_BE_ASKED_FOR =
            Map.of(1, "serialNumber", 2, "signingAlg", 3, "issuer", 4, "validity", 7, "issuerUID", 8, "subjectUID");

    private CrmfReader() {}

    /** Whether these are CertReqMessages or one CertReqMsg without the list around it. */
    static boolean hasShape(ASN1Sequence value) {
        return isMessage(value) || value.size() > 0 && isMessage(value.getObjectAt(0));
    }

    static List<ASN1Sequence> messages(ASN1Sequence value) {
        if (isMessage(value)) {
            return List.of(value);
        }
        List<ASN1Sequence> messages = new ArrayList<>();
        for (ASN1Encodable message : value) {
            messages.add(ASN1Sequence.getInstance(message));
        }
        return messages;
    }

    private static boolean isMessage(ASN1Encodable value) {
        return value instanceof ASN1Sequence message
                && message.size() > 0
                && message.getObjectAt(0) instanceof ASN1Sequence request
                && request.size() > 1
                && request.getObjectAt(0) instanceof ASN1Integer
                && request.getObjectAt(1) instanceof ASN1Sequence;
    }

    static ParsedRequest read(ASN1Sequence message) throws IOException {
        ASN1Sequence request = ASN1Sequence.getInstance(message.getObjectAt(0));
        Template template = Template.of(ASN1Sequence.getInstance(request.getObjectAt(1)));
        List<ASN1ObjectIdentifier> attributes = new ArrayList<>();
        if (request.size() > 2) {
            attributes.addAll(types(ASN1Sequence.getInstance(request.getObjectAt(2))));
        }
        List<ASN1TaggedObject> proofs = new ArrayList<>();
        for (int i = 1; i < message.size(); i++) {
            if (message.getObjectAt(i) instanceof ASN1TaggedObject popo && i == 1) {
                proofs.add(popo);
            } else if (i == message.size() - 1) {
                // Registration info is outside what the proof covers.
                attributes.addAll(types(ASN1Sequence.getInstance(message.getObjectAt(i))));
            } else {
                throw new IllegalArgumentException("a message has one proof and one registration info");
            }
        }
        if (request.size() > 3) {
            throw new IllegalArgumentException("a request has an id, a template and controls");
        }
        return new ParsedRequest(
                RequestFormat.CRMF,
                template.key(),
                attributes,
                template.oddFields(),
                template.extensions(),
                proofs.isEmpty()
                        ? new Proof.Absent("nothing")
                        : CrmfProof.read(proofs.getFirst(), request, template.key(), template.hasSubject()));
    }

    private static List<ASN1ObjectIdentifier> types(ASN1Sequence attributes) {
        List<ASN1ObjectIdentifier> types = new ArrayList<>();
        for (ASN1Encodable attribute : attributes) {
            types.add(ASN1ObjectIdentifier.getInstance(
                    ASN1Sequence.getInstance(attribute).getObjectAt(0)));
        }
        if (types.isEmpty()) {
            throw new IllegalArgumentException("a list of attributes has at least one");
        }
        return types;
    }

    private record Template(
            SubjectPublicKeyInfo key, boolean hasSubject, List<RequestedExtension> extensions, List<String> oddFields) {
        static Template of(ASN1Sequence fields) {
            List<SubjectPublicKeyInfo> key = new ArrayList<>();
            boolean subject = false;
            List<RequestedExtension> extensions = new ArrayList<>();
            List<String> odd = new ArrayList<>();
            int last = -1;
            for (ASN1Encodable each : fields) {
                ASN1TaggedObject field = ASN1TaggedObject.getInstance(each);
                int tag = field.getTagNo();
                if (!field.hasContextTag() || tag <= last || tag > EXTENSIONS) {
                    throw new IllegalArgumentException("fields of a template are tagged and in order");
                }
                last = tag;
                switch (tag) {
                    case VERSION -> requireVersionThree(ASN1Integer.getInstance(field, false));
                    case SUBJECT -> {
                        // A Name is a CHOICE, so that its tag is explicit (X.680 31.2.7).
                        X500Name.getInstance(field, true);
                        subject = true;
                    }
                    case PUBLIC_KEY -> key.add(SubjectPublicKeyInfo.getInstance(field, false));
                    case EXTENSIONS ->
                        extensions.addAll(Pkcs10Reader.extensions(ASN1Sequence.getInstance(field, false)));
                    default -> odd.add(NOT_TO_BE_ASKED_FOR.getOrDefault(tag, "field"));
                }
            }
            return new Template(key.getFirst(), subject, extensions, odd);
        }

        private static void requireVersionThree(ASN1Integer version) {
            if (!version.hasValue(2)) {
                throw new IllegalArgumentException("certificates are of version 3 (RFC 4211 5)");
            }
        }
    }
}
