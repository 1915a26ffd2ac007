package org.toroku.pki.request;

import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A request taken apart, before anything in it is believed.
 *
 * @param attributes of PKCS #10 beside the extension request, or controls and registration info of CRMF; a repeated
 *     extension request is among them
 * @param fields of a CRMF template that no applicant has a say in
 */
record ParsedRequest(
        RequestFormat format,
        SubjectPublicKeyInfo key,
        List<ASN1ObjectIdentifier> attributes,
        List<String> fields,
        List<RequestedExtension> extensions,
        Proof proof) {
    ParsedRequest {
        attributes = List.copyOf(attributes);
        fields = List.copyOf(fields);
        extensions = List.copyOf(extensions);
    }
}
