package org.toroku.pki.keys;

import java.util.Optional;

/** The modulus is not on the list of those that Debian's OpenSSL made from a process number alone. */
record DebianKey(KnownBadKeys list) implements RsaCheck {
    @Override
    public String id() {
        return "key-debian";
    }

    @Override
    public String clause() {
        return "CVE-2008-0166; CA/B Forum BR 6.1.1.3";
    }

    @Override
    public Optional<Objection> objection(RsaNumbers key) {
        return list.contains(key.modulus()) ? Objection.to(KeyFlaw.DEBIAN) : Objection.none();
    }
}
