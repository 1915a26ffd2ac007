package org.toroku.pki.jpki.check;

import java.time.Instant;
import org.toroku.pki.Der;
import org.toroku.pki.x509.Issuer;
import org.toroku.pki.x509.ParsedCertificate;

/**
 * What the checks look at: one signed application, read strictly.
 *
 * @param content the bytes the server built and showed
 * @param at the time of verification, the same for all checks
 */
public record Presented(Der content, SignatureForm form, ParsedCertificate certificate, Issuer issuer, Instant at) {}
