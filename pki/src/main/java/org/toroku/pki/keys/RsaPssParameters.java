package org.toroku.pki.keys;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.toroku.pki.x509.PssParameters;

/** A key bound to RSASSA-PSS leaves its parameters out or has sound ones. */
record RsaPssParameters() implements KeyCheck {
    @Override
    public String id() {
        return "key-rsa-pss-parameters";
    }

    @Override
    public String clause() {
        return "RFC 4055 3.1, 3.3; RFC 8017 A.2.3";
    }

    @Override
    public boolean concerns(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
    }

    @Override
    public Optional<Objection> objection(SubjectPublicKeyInfo key) {
        ASN1Encodable parameters = key.getAlgorithm().getParameters();
        return parameters == null || PssParameters.areSound(parameters)
                ? Objection.none()
                : Objection.to(KeyFlaw.RSA_PSS_PARAMETERS);
    }
}
