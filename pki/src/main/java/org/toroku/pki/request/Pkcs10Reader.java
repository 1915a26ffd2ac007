package org.toroku.pki.request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.toroku.pki.Der;

/** Takes a PKCS #10 request apart (RFC 2986 4). Throws unchecked exceptions for anything else. */
final class Pkcs10Reader {
    private static final int PARTS_OF_REQUEST = 3;
    private static final int PARTS_OF_INFO = 4;

    private Pkcs10Reader() {}

    static boolean hasShape(ASN1Sequence request) {
        return request.size() == PARTS_OF_REQUEST
                && request.getObjectAt(0) instanceof ASN1Sequence
                && request.getObjectAt(1) instanceof ASN1Sequence
                && request.getObjectAt(2) instanceof ASN1BitString;
    }

    static ParsedRequest read(ASN1Sequence request) throws IOException {
        ASN1Sequence info = ASN1Sequence.getInstance(request.getObjectAt(0));
        ASN1TaggedObject attributes = ASN1TaggedObject.getInstance(info.getObjectAt(PARTS_OF_INFO - 1));
        if (info.size() != PARTS_OF_INFO
                || !ASN1Integer.getInstance(info.getObjectAt(0)).hasValue(0)
                || !attributes.hasContextTag(0)) {
            throw new IllegalArgumentException("no certification request info of version 1");
        }
        // The name is not used, but has to be one: RFC 2986 leaves no other value there.
        X500Name.getInstance(info.getObjectAt(1));
        List<ASN1ObjectIdentifier> others = new ArrayList<>();
        List<RequestedExtension> extensions = new ArrayList<>();
        boolean asked = false;
        for (ASN1Encodable each : ASN1Set.getInstance(attributes, false)) {
            ASN1Sequence attribute = ASN1Sequence.getInstance(each);
            ASN1ObjectIdentifier type = ASN1ObjectIdentifier.getInstance(attribute.getObjectAt(0));
            ASN1Set values = ASN1Set.getInstance(attribute.getObjectAt(1));
            if (attribute.size() != 2 || values.size() != 1) {
                throw new IllegalArgumentException("an attribute has one type and one value here");
            }
            if (!asked && type.equals(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)) {
                asked = true;
                extensions.addAll(extensions(ASN1Sequence.getInstance(values.getObjectAt(0))));
            } else {
                others.add(type);
            }
        }
        return new ParsedRequest(
                RequestFormat.PKCS10,
                SubjectPublicKeyInfo.getInstance(info.getObjectAt(2)),
                others,
                List.of(),
                extensions,
                new Proof.Signature(
                        AlgorithmIdentifier.getInstance(request.getObjectAt(1)),
                        Der.of(info.getEncoded(ASN1Encoding.DER)),
                        Bits.whole(ASN1BitString.getInstance(request.getObjectAt(2)))));
    }

    static List<RequestedExtension> extensions(ASN1Sequence extensions) {
        List<RequestedExtension> read = new ArrayList<>();
        for (ASN1Encodable extension : extensions) {
            read.add(RequestedExtension.of(ASN1Sequence.getInstance(extension)));
        }
        if (read.isEmpty()) {
            throw new IllegalArgumentException("a list of extensions has at least one (RFC 5280 4.1)");
        }
        return read;
    }
}
