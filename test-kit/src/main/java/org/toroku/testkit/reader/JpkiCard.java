package org.toroku.testkit.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.jspecify.annotations.Nullable;
import org.toroku.testkit.pki.SigningCard;

/**
 * The signature half of the JPKI application of a My Number Card. Its commands are not published by J-LIS; they are
 * those of OpenSC's driver {@code jpki} and of the open project jpki/myna, which agree.
 */
public final class JpkiCard implements SigningCard, AutoCloseable {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final byte[] APPLICATION = HEX.parseHex("D392F000260100000001");
    private static final int CERTIFICATE = 0x0001;
    private static final int KEY = 0x001A;
    private static final int PASSWORD = 0x001B;

    private static final int OK = 0x9000;
    private static final int NOT_FOUND = 0x6A82;
    private static final int METHOD_BLOCKED = 0x6983;
    private static final int REFERENCE_UNUSABLE = 0x6984;
    /** The low digit counts the tries that are left. */
    private static final int TRIES_LEFT = 0x63C0;

    private static final int BLOCK = 256;
    private static final int LARGEST_CERTIFICATE = 0x7FFF;

    private final CardLink link;
    private @Nullable X509Certificate certificate;

    private JpkiCard(CardLink link) {
        this.link = link;
    }

    /** Closes the link if there is no My Number Card at its end. */
    public static JpkiCard on(CardLink link) {
        JpkiCard card = new JpkiCard(link);
        try {
            ResponseAPDU answer = link.transmit(new CommandAPDU(0x00, 0xA4, 0x04, 0x0C, APPLICATION));
            if (answer.getSW() != OK) {
                throw new CardTrouble(CardTrouble.Kind.NOT_A_MY_NUMBER_CARD, statusWord(answer));
            }
            return card;
        } catch (RuntimeException e) {
            link.close();
            throw e;
        }
    }

    /** How often the password may still be wrong before the card blocks it; asking costs no try. */
    public int triesLeft() {
        select(PASSWORD);
        ResponseAPDU answer = link.transmit(new CommandAPDU(0x00, 0x20, 0x00, 0x80));
        return triesLeft(answer).orElseThrow(() -> unreadable(answer));
    }

    /**
     * Shows the card the password, which is wiped afterwards. What cannot be a password is not shown, and the last try
     * is not spent unless that is said.
     *
     * @throws CardTrouble if the card stays locked
     */
    public void unlock(char[] password, boolean lastTryToo) {
        byte[] bytes = new byte[password.length];
        try {
            for (int i = 0; i < password.length; i++) {
                char c = password[i];
                if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
                    throw new CardTrouble(CardTrouble.Kind.PASSWORD_SHAPE, "");
                }
                bytes[i] = (byte) c;
            }
            if (bytes.length < 6 || bytes.length > 16) {
                throw new CardTrouble(CardTrouble.Kind.PASSWORD_SHAPE, "");
            }
            mayBeTried(lastTryToo);
            show(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(password, '\0');
        }
    }

    /** @throws CardTrouble if the password is blocked, or its last try is left and must not be spent */
    public void mayBeTried(boolean lastTryToo) {
        int left = triesLeft();
        if (left == 0) {
            throw new CardTrouble(CardTrouble.Kind.BLOCKED, "");
        }
        if (left == 1 && !lastTryToo) {
            throw new CardTrouble(CardTrouble.Kind.LAST_TRY, "");
        }
    }

    private void show(byte[] password) {
        ResponseAPDU answer = link.transmit(new CommandAPDU(0x00, 0x20, 0x00, 0x80, password));
        if (answer.getSW() == OK) {
            return;
        }
        int left = triesLeft(answer).orElseThrow(() -> unreadable(answer));
        throw left == 0
                ? new CardTrouble(CardTrouble.Kind.BLOCKED, "")
                : new CardTrouble(CardTrouble.Kind.WRONG_PASSWORD, Integer.toString(left));
    }

    private static OptionalInt triesLeft(ResponseAPDU answer) {
        int status = answer.getSW();
        if (status == METHOD_BLOCKED || status == REFERENCE_UNUSABLE) {
            return OptionalInt.of(0);
        }
        return (status & 0xFFF0) == TRIES_LEFT ? OptionalInt.of(status & 0xF) : OptionalInt.empty();
    }

    /** The signature certificate, which the card shows to nobody before the password. */
    @Override
    public X509Certificate certificate() {
        if (certificate == null) {
            select(CERTIFICATE);
            byte[] header = read(0, 4);
            int length = ((header[2] & 0xFF) << 8 | header[3] & 0xFF) + header.length;
            if (header[0] != 0x30 || header[1] != (byte) 0x82 || length > LARGEST_CERTIFICATE) {
                throw new CardTrouble(CardTrouble.Kind.UNREADABLE, "certificate");
            }
            certificate = decoded(readWhole(length));
        }
        return certificate;
    }

    private byte[] readWhole(int length) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (whole.size() < length) {
            whole.writeBytes(read(whole.size(), Math.min(BLOCK, length - whole.size())));
        }
        return whole.toByteArray();
    }

    private byte[] read(int offset, int length) {
        ResponseAPDU answer = link.transmit(new CommandAPDU(0x00, 0xB0, offset >> 8, offset & 0xFF, length));
        if (answer.getSW() != OK || answer.getData().length != length) {
            throw unreadable(answer);
        }
        return answer.getData();
    }

    private static X509Certificate decoded(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new CardTrouble(CardTrouble.Kind.UNREADABLE, "certificate", e);
        }
    }

    /** @throws CardTrouble if a signature would be refused because of the certificate's dates */
    public void mustBeValid(Instant now) {
        X509Certificate mine = certificate();
        Instant begin = mine.getNotBefore().toInstant();
        Instant end = mine.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            throw new CardTrouble(CardTrouble.Kind.EXPIRED, CardFacts.day(end));
        }
        if (now.isBefore(begin)) {
            throw new CardTrouble(CardTrouble.Kind.NOT_YET_VALID, CardFacts.day(begin));
        }
    }

    /** The card pads and encrypts; the digest is made here. */
    @Override
    public byte[] signature(byte[] content) {
        try {
            DigestInfo digest = new DigestInfo(
                    new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE),
                    MessageDigest.getInstance("SHA-256").digest(content));
            select(KEY);
            ResponseAPDU answer =
                    link.transmit(new CommandAPDU(0x80, 0x2A, 0x00, 0x80, digest.getEncoded("DER"), BLOCK));
            if (answer.getSW() != OK) {
                throw unreadable(answer);
            }
            Signature proof = Signature.getInstance("SHA256withRSA");
            proof.initVerify(certificate());
            proof.update(content);
            if (!proof.verify(answer.getData())) {
                throw new CardTrouble(CardTrouble.Kind.UNREADABLE, "signature");
            }
            return answer.getData();
        } catch (GeneralSecurityException | IOException e) {
            throw new CardTrouble(CardTrouble.Kind.UNREADABLE, "signature", e);
        }
    }

    private void select(int file) {
        byte[] id = {(byte) (file >> 8), (byte) file};
        ResponseAPDU answer = link.transmit(new CommandAPDU(0x00, 0xA4, 0x02, 0x0C, id));
        if (answer.getSW() == NOT_FOUND) {
            throw new CardTrouble(CardTrouble.Kind.NOT_A_MY_NUMBER_CARD, statusWord(answer));
        }
        if (answer.getSW() != OK) {
            throw unreadable(answer);
        }
    }

    private static CardTrouble unreadable(ResponseAPDU answer) {
        return new CardTrouble(CardTrouble.Kind.UNREADABLE, statusWord(answer));
    }

    /** Never the command: it may hold the password. */
    private static String statusWord(ResponseAPDU answer) {
        return HEX.toHexDigits((short) answer.getSW());
    }

    @Override
    public void close() {
        link.close();
    }
}
