package org.toroku.testkit.emulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import org.toroku.testkit.pki.TestCard;

/**
 * Answers as the JPKI application of a My Number Card would, as far as it is publicly known: the signature half with the
 * key and certificate of a test card. The half for authentication has its password only, because OpenSC's driver asks
 * for its tries.
 */
public final class EmulatedCard {
    /** Tries that a card grants before it blocks the signature password. */
    public static final int TRIES = 5;

    /** That of cards with contacts, as OpenSC's driver knows it. */
    private static final byte[] ANSWER_TO_RESET = HexFormat.of().parseHex("3BE000FF8131FE4514");

    private static final byte[] APPLICATION = HexFormat.of().parseHex("D392F000260100000001");
    private static final int AUTHENTICATION_PASSWORD = 0x0018;
    private static final int SIGNATURE_KEY = 0x001A;
    private static final int SIGNATURE_PASSWORD = 0x001B;
    private static final int SIGNATURE_CERTIFICATE = 0x0001;
    private static final int SIGNATURE_AUTHORITY = 0x0002;

    private static final int OK = 0x9000;
    private static final int TRIES_LEFT = 0x63C0;
    private static final int WRONG_LENGTH = 0x6700;
    private static final int LOCKED = 0x6982;
    private static final int BLOCKED = 0x6983;
    private static final int NO_FILE_SELECTED = 0x6986;
    private static final int NOT_FOUND = 0x6A82;
    private static final int WRONG_PARAMETERS = 0x6B00;
    private static final int UNKNOWN_INSTRUCTION = 0x6D00;

    private final TestCard card;
    private final Map<Integer, byte[]> readable;
    private int triesLeft = TRIES;
    private boolean application;
    private boolean unlocked;
    private int file;

    /** @param authority the certificate of who issued the card's */
    public EmulatedCard(TestCard card, X509Certificate authority) {
        if (!card.key().getAlgorithm().equals("RSA")) {
            throw new IllegalArgumentException("the cards of today have RSA keys; " + card.name() + " has not");
        }
        try {
            this.card = card;
            this.readable = Map.of(
                    SIGNATURE_CERTIFICATE, card.certificate().getEncoded(),
                    SIGNATURE_AUTHORITY, authority.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the certificate was decoded before", e);
        }
    }

    byte[] answerToReset() {
        return ANSWER_TO_RESET.clone();
    }

    /** Power off, power on and reset: the card forgets everything but the tries that were spent. */
    public synchronized void reset() {
        application = false;
        unlocked = false;
        file = 0;
    }

    /** One command, one answer. */
    public synchronized byte[] answer(byte[] command) {
        try {
            return answer(new CommandAPDU(command)).getBytes();
        } catch (IllegalArgumentException noCommand) {
            return status(WRONG_LENGTH).getBytes();
        }
    }

    private ResponseAPDU answer(CommandAPDU command) {
        return switch (command.getCLA() << 8 | command.getINS()) {
            case 0x00A4 -> status(select(command));
            case 0x0020 -> status(verify(command));
            case 0x00B0 -> read(command);
            case 0x802A -> sign(command);
            default -> status(UNKNOWN_INSTRUCTION);
        };
    }

    private int select(CommandAPDU command) {
        byte[] name = command.getData();
        if (command.getP1() == 4) {
            // what a card does with an earlier password here is not known: this one locks itself
            reset();
            application = Arrays.equals(name, APPLICATION);
            return application ? OK : NOT_FOUND;
        }
        int wanted = name.length == 2 ? ByteBuffer.wrap(name).getShort() : -1;
        boolean known = readable.containsKey(wanted)
                || wanted == SIGNATURE_KEY
                || wanted == SIGNATURE_PASSWORD
                || wanted == AUTHENTICATION_PASSWORD;
        if (!application || command.getP1() != 2 || !known) {
            return NOT_FOUND;
        }
        file = wanted;
        return OK;
    }

    private int verify(CommandAPDU command) {
        if (file == AUTHENTICATION_PASSWORD) {
            return command.getData().length == 0 ? TRIES_LEFT | 3 : TRIES_LEFT | 2;
        }
        if (file != SIGNATURE_PASSWORD || command.getP1() != 0 || command.getP2() != 0x80) {
            return NO_FILE_SELECTED;
        }
        if (command.getData().length == 0) {
            return TRIES_LEFT | triesLeft;
        }
        if (triesLeft == 0) {
            return BLOCKED;
        }
        unlocked = MessageDigest.isEqual(command.getData(), card.password().getBytes(StandardCharsets.US_ASCII));
        triesLeft = unlocked ? TRIES : triesLeft - 1;
        return unlocked ? OK : TRIES_LEFT | triesLeft;
    }

    private ResponseAPDU read(CommandAPDU command) {
        byte[] content = readable.get(file);
        if (content == null) {
            return status(NO_FILE_SELECTED);
        }
        if (file == SIGNATURE_CERTIFICATE && !unlocked) {
            return status(LOCKED);
        }
        int from = command.getP1() << 8 | command.getP2();
        if (from >= content.length) {
            return status(WRONG_PARAMETERS);
        }
        return with(Arrays.copyOfRange(content, from, Math.min(content.length, from + command.getNe())));
    }

    private ResponseAPDU sign(CommandAPDU command) {
        if (file != SIGNATURE_KEY || command.getP1() != 0 || command.getP2() != 0x80) {
            return status(NO_FILE_SELECTED);
        }
        if (!unlocked) {
            return status(LOCKED);
        }
        try {
            // encrypting with the private key pads as a signature does (PKCS#1 v1.5, block type 1)
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.ENCRYPT_MODE, card.key());
            return with(rsa.doFinal(command.getData()));
        } catch (GeneralSecurityException tooLong) {
            return status(WRONG_LENGTH);
        }
    }

    private static ResponseAPDU with(byte[] data) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(data);
        answer.writeBytes(status(OK).getBytes());
        return new ResponseAPDU(answer.toByteArray());
    }

    private static ResponseAPDU status(int word) {
        return new ResponseAPDU(new byte[] {(byte) (word >> 8), (byte) word});
    }
}
