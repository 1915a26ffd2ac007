package org.toroku.ca.profile;

import org.bouncycastle.asn1.x509.KeyUsage;

/** Key usages that a subscriber certificate may assert (RFC 5280 section 4.2.1.3). */
public enum KeyUsageBit {
    DIGITAL_SIGNATURE("digitalSignature", KeyUsage.digitalSignature),
    NON_REPUDIATION("nonRepudiation", KeyUsage.nonRepudiation);

    private final String name;
    private final int bit;

    KeyUsageBit(String name, int bit) {
        this.name = name;
        this.bit = bit;
    }

    static KeyUsageBit named(String name) {
        for (KeyUsageBit usage : values()) {
            if (usage.name.equals(name)) {
                return usage;
            }
        }
        throw new IllegalArgumentException("unknown key usage " + name);
    }

    public int bit() {
        return bit;
    }
}
