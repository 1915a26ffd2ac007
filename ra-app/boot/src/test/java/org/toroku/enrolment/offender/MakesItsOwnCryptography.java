package org.toroku.enrolment.offender;

import org.bouncycastle.asn1.ASN1Integer;

/** Bouncy Castle in the domain. */
public record MakesItsOwnCryptography(ASN1Integer number) {}
