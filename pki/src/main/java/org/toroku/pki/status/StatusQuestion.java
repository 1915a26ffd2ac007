package org.toroku.pki.status;

import org.toroku.pki.x509.ParsedCertificate;

/** Whose status is asked: a certificate, and the pinned anchor whose key signed it. */
public record StatusQuestion(ParsedCertificate certificate, ParsedCertificate issuer) {}
